import type { Contender } from './contender.ts';

export const mikroOrm: Contender = {
  name: 'MikroORM',
  imports: `import { defineEntity, type EntityManager, type InferEntity, p, type RequiredEntityData } from '@mikro-orm/core';
declare const em: EntityManager;`,
  declare(count) {
    const entities = Array.from({ length: count }, (_, index) => {
      const before = (index + count - 1) % count;
      const after = (index + 1) % count;
      return `
export const T${index} = defineEntity({
  name: 'T${index}',
  properties: {
    id: p.integer().primary().generated('identity'),
    name: p.string().length(254).unique(),
    note: p.text().nullable(),
    price: p.decimal().precision(12).scale(2),
    active: p.boolean().default(true),
    at: p.datetime().defaultRaw('now()'),
    parent: () => p.manyToOne(T${before}).deleteRule('cascade'),
    children: () => p.oneToMany(T${after}).mappedBy('parent'),
  },
});`;
    });
    return entities.join('');
  },
  rows: (index) => `
export const rows${index} = (row: InferEntity<typeof T${index}>, given: RequiredEntityData<InferEntity<typeof T${index}>>, patch: Partial<InferEntity<typeof T${index}>>) =>
  [row.id, given.name, patch.note];`,
  load: () => `
export const loaded = async () =>
  (await em.find(T0, {}, { populate: ['children.children'] }))[0]?.children[0]?.children[0]?.name;`,
};

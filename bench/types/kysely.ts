import type { Contender } from './contender.ts';

/** Kysely's tables are interfaces that are written by hand or by a generator, so nothing is inferred. */
export const kysely: Contender = {
  name: 'Kysely',
  imports: `import type { ColumnType, Generated, GeneratedAlways, Insertable, Kysely, Selectable, Updateable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
declare const db: Kysely<Tables>;`,
  declare(count) {
    const tables = Array.from(
      { length: count },
      (_, index) => `
export interface T${index} {
  id: GeneratedAlways<number>;
  name: string;
  note: string | null;
  price: string;
  active: Generated<boolean>;
  at: ColumnType<Date, Date | undefined, Date>;
  parent_id: number;
}`,
    );
    const names = Array.from({ length: count }, (_, index) => `t${index}: T${index};`).join(' ');
    return `${tables.join('')}\nexport interface Tables { ${names} }`;
  },
  rows: (index) => `
export const rows${index} = (row: Selectable<T${index}>, given: Insertable<T${index}>, patch: Updateable<T${index}>) =>
  [row.id, given.name, patch.note];`,
  load: () => `
export const loaded = async () => (await db.selectFrom('t0').selectAll('t0').select((eb) => [
  jsonArrayFrom(eb.selectFrom('t1').selectAll('t1').whereRef('t1.parent_id', '=', 't0.id').select((inner) => [
    jsonArrayFrom(inner.selectFrom('t2').selectAll('t2').whereRef('t2.parent_id', '=', 't1.id')).as('children'),
  ])).as('children'),
]).execute())[0]?.children[0]?.children[0]?.name;`,
};

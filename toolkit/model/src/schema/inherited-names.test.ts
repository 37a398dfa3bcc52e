import { expect, test } from '@jest/globals';
import { toModel } from './index.ts';
import type { SchemaDescriptor } from './schema.ts';
import { validateSchema } from './validate-schema.ts';

const id = { type: 'integer', primaryKey: true };
const orders = { name: 'orders', columns: { id }, relationships: {} };

/** Schemas that refer to something that they do not declare, and whose name every object of JavaScript inherits. */
const lacking = (name: string): readonly (readonly [string, object])[] => [
  [
    'a column that references a table',
    {
      tables: {
        orders: { ...orders, columns: { id, other: { type: 'integer', references: `${name}.id` } } },
      },
    },
  ],
  [
    'a column that references a column',
    {
      tables: {
        orders: { ...orders, columns: { id, other: { type: 'integer', references: `orders.${name}` } } },
      },
    },
  ],
  [
    'a column of a view',
    {
      tables: { orders },
      views: [
        {
          name: 'v',
          definition: 'select 1 as a',
          columns: { a: { type: 'integer', references: `${name}.id` } },
        },
      ],
    },
  ],
  [
    'the target of a relationship',
    { tables: { orders: { ...orders, relationships: { all: { direction: 'one-to-many', target: name } } } } },
  ],
  [
    'an inverse relationship',
    {
      tables: {
        orders: {
          ...orders,
          columns: { id, parent: { type: 'integer', references: 'orders.id' } },
          relationships: { up: { direction: 'many-to-one', target: 'orders', back_populates: name } },
        },
      },
    },
  ],
];

test.each(
  ['constructor', 'toString', '__proto__'].flatMap((name) =>
    lacking(name).map(([what, schema]) => [what, name, schema] as const),
  ),
)('refuses %s that is named %s and not declared', (_what, _name, schema) => {
  expect(() => validateSchema({ name: 'shop', ...schema } as SchemaDescriptor)).toThrow(
    expect.objectContaining({ code: 'SCHEMA_INVALID' }),
  );
});

test('publishes a table named constructor in its own schema', () => {
  const declared = { ...orders, name: 'constructor', schema: 'races' };
  const publications = [{ name: 'all', tables: ['races.constructor'] }];
  const { publications: found } = toModel({
    name: 'races',
    tables: { 'races.constructor': declared },
    publications,
  } as unknown as SchemaDescriptor);
  expect(found?.[0]?.tables).toEqual([{ schema: 'races', name: 'constructor' }]);
});

import { expect, test } from '@jest/globals';
import { integer, table } from '@trellis/model';
import { shop } from '../../test/shop.ts';
import { neighbours } from './neighbours.ts';

test('returns the tables one foreign key away, in either direction', () => {
  expect(neighbours(shop, 'orders').map(({ name }) => name)).toEqual(['customers', 'order_products']);
  expect(neighbours(shop, 'reviews').map(({ name }) => name)).toEqual(['order_products']);
});

test('returns the tables with the most foreign keys first, without the table itself', () => {
  const schema = {
    name: 's',
    tables: {
      a: table('a', { columns: { id: integer({ primaryKey: true }) } }),
      b: table('b', {
        columns: {
          id: integer({ primaryKey: true }),
          parent: integer({ references: 'b.id' }),
          a: integer({ references: 'a.id' }),
          x: integer({ references: 'audit.c.id' }),
          y: integer({ references: 'audit.c.id' }),
        },
      }),
      'audit.c': table('c', { schema: 'audit', columns: { id: integer({ primaryKey: true }) } }),
    },
  };
  expect(neighbours(schema, 'b').map(({ name }) => name)).toEqual(['c', 'a']);
  expect(neighbours(schema, 'audit.c').map(({ name }) => name)).toEqual(['b']);
  expect(() => neighbours(schema, 'c')).toThrow(expect.objectContaining({ code: 'TABLE_UNKNOWN' }));
});

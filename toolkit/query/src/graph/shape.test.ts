import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineSchema, integer, manyToOne, oneToMany, table } from '@trellis/model';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load } from '../load/index.ts';
import { resolve } from '../resolved/index.ts';
import { insertGraph } from './insert-graph.ts';
import { initialShape } from './shape.ts';

const NAMES = Array.from({ length: 10 }, (_, i) => `c${i}`);
const schema = defineSchema({
  name: 'shapes',
  tables: {
    wholes: table('wholes', {
      columns: {
        whole_id: integer({ primaryKey: true }),
        up: integer({ nullable: true, references: 'wholes.whole_id' }),
        ...Object.fromEntries(NAMES.map((name, i) => [name, integer({ default: -i })])),
      },
      relationships: { above: manyToOne('wholes'), below: oneToMany('wholes') },
    }),
  },
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('shapes', schema);
});
afterAll(() => database.close());

test('rows of more shapes than the cache holds are inserted correctly', async () => {
  const wholes = resolve(schema).table('wholes');
  const first = initialShape(wholes);
  // Every subset of ten columns, and a related row for each.
  const rows = Array.from({ length: 1024 }, (_, n) => ({
    whole_id: n,
    ...Object.fromEntries(NAMES.flatMap((name, i) => (n & (1 << i) ? [[name, n]] : []))),
    below: [{ whole_id: n + 2000 }],
  }));
  const expected = rows.map(({ whole_id }) => ({
    whole_id,
    up: null,
    ...Object.fromEntries(NAMES.map((name, i) => [name, whole_id & (1 << i) ? whole_id : 0 - i])),
    below: [{ whole_id: whole_id + 2000, up: whole_id }],
  }));
  const inserted = await insertGraph(database.knex, schema, 'wholes', rows as never);
  expect(inserted).toMatchObject(expected);
  const $where = { whole_id: { lt: 2000 } };
  expect(
    await load(database.knex, schema, 'wholes', { $where, below: { $columns: ['whole_id', 'up'] } } as never),
  ).toEqual(expected);
  // The next graph begins with a new initial shape.
  const next = initialShape(wholes);
  expect([next === first, first.descendants > 500, next.descendants < 500]).toEqual([false, true, true]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  array,
  bytea,
  char,
  column,
  defineSchema,
  enumerated,
  integer,
  manyToOne,
  oneToMany,
  type SchemaDescriptor,
  table,
  text,
  timestamptz,
} from '@trellis/model';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { deleteGraph, insertGraph } from '../graph/index.ts';
import { load } from './load.ts';

/** Key types for which different texts can be equal values: two parent keys, and a child key that equals the first. */
const KEYS = {
  bytes: { type: bytea(), parents: ["'\\x00ff'", "'\\x00'"], child: "'\\x00ff'" },
  moment: {
    type: timestamptz(),
    parents: ["'2024-01-01 00:00:00.000001+00'", "'2024-01-01 00:00:00.000002+00'"],
    child: "'2024-01-01 01:00:00.000001+01'",
  },
  number: { type: column<string>()('numeric'), parents: ['1.0', '1.5'], child: '1.000' },
  padded: { type: char(3), parents: ["'a'", "'ab'"], child: "'a  '" },
  words: { type: text({ collation: '"folded"' }), parents: ["'Straße'", "'Weg'"], child: "'STRASSE'" },
  list: {
    type: array(text()),
    parents: [`array['a"', '{}']`, 'array[]::text[]'],
    child: `array['a"', '{}']`,
  },
  pair: {
    type: column<string>()('couple'),
    parents: [`'(1,"a,b")'`, `'(,)'`],
    child: `row(1, 'a,b')::couple`,
  },
  pairs: {
    type: column<string[]>()('couple[]'),
    parents: [`array['(1,a)']::couple[]`, `'{}'`],
    child: `array[row(1, 'a')]::couple[]`,
  },
  series: { type: column<number[]>()('series_of'), parents: [`'{1,2}'`, `'{1}'`], child: `'{1,2}'` },
  // Names with characters that Knex reads as bindings.
  choice: { type: enumerated('"what? :it"', ['a', 'b']), parents: ["'a'", "'b'"], child: "'a'" },
  measure: { type: column<number>()('"how much? (:n)"'), parents: ['1', '2'], child: '1' },
  span: { type: column<string>()('"from? (:to)"'), parents: ["'[1,2)'", "'[1,3)'"], child: "'[1,1]'" },
  address: { type: column<string>()('inet'), parents: ["'10.0.0.1'", "'10.0.0.2'"], child: "'10.0.0.1/32'" },
} as const;

const schema: SchemaDescriptor = defineSchema({
  name: 'keys',
  enums: [{ name: 'what? :it', values: ['a', 'b'] }],
  domains: [
    { name: 'how much? (:n)', type: 'integer' },
    { name: 'series_of', type: 'integer[]' },
  ],
  tables: Object.fromEntries(
    Object.entries(KEYS).flatMap(([name, { type }]) => [
      [
        name,
        table(name, {
          columns: { id: { ...type, primaryKey: true }, note: integer() },
          relationships: { parts: oneToMany(`${name}_parts`, { back_populates: 'whole', cascade: ['all'] }) },
        }),
      ],
      [
        `${name}_parts`,
        table(`${name}_parts`, {
          columns: {
            part: integer({ primaryKey: true }),
            id: { ...type, nullable: true, references: `${name}.id`, onDelete: 'cascade' },
          },
          relationships: { whole: manyToOne(name, { back_populates: 'parts' }) },
        }),
      ],
    ]),
  ),
} as never);

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('keys', schema, {
    before: [
      // An ICU collation that ignores case and equates ß with ss.
      `create collation folded (provider = icu, locale = 'und-u-ks-level1', deterministic = false)`,
      'create domain "from? (:to)" as int4range',
      'create type couple as (x integer, y text)',
    ],
  });
});
afterAll(() => database.close());

test.each(Object.entries(KEYS))(
  'key type %s: related rows match as PostgreSQL compares them',
  async (name, { parents, child }) => {
    const { knex } = database;
    await knex.raw(`insert into ${name} values (${parents[0]}, 1), (${parents[1]}, 2)`);
    await knex.raw(`insert into ${name}_parts values (1, ${child}), (2, ${parents[1]}), (3, null)`);
    for (const $strategy of ['joined', 'selectin'] as const) {
      const wholes = await load(knex, schema, name, {
        $strategy,
        $columns: ['note'],
        $orderBy: 'note',
        parts: {
          $columns: ['part'],
          whole: { $columns: ['note'], parts: { $columns: ['part'], $limit: 1 } },
        },
      });
      expect(wholes).toEqual([
        { note: 1, parts: [{ part: 1, whole: { note: 1, parts: [{ part: 1 }] } }] },
        { note: 2, parts: [{ part: 2, whole: { note: 2, parts: [{ part: 2 }] } }] },
      ]);
      const parts = await load(knex, schema, `${name}_parts`, {
        $strategy,
        $columns: ['part'],
        whole: { $columns: ['note'] },
      });
      expect(parts).toEqual([
        { part: 1, whole: { note: 1 } },
        { part: 2, whole: { note: 2 } },
        { part: 3, whole: null },
      ]);
    }
  },
);

test.each(Object.keys(KEYS))('key type %s: a condition with a loaded value finds its row', async (name) => {
  const { knex } = database;
  const rows = await load(knex, schema, name, { $orderBy: 'note' });
  // The two timestamps differ only in microseconds, which a Date does not have.
  const id = name === 'moment' ? '2024-01-01 00:00:00.000001+00' : rows[0]?.['id'];
  const notes = async (condition: unknown) =>
    (await load(knex, schema, name, { $where: { id: condition } as never })).map((row) => row['note']);
  expect(await notes({ eq: id })).toEqual([1]);
  expect(await notes({ in: [id] })).toEqual([1]);
  expect(await notes({ ne: id })).toEqual([2]);
  expect(await notes({ notIn: [id] })).toEqual([2]);
});

test.each(Object.keys(KEYS))('key type %s: a graph is inserted and deleted by its keys', async (name) => {
  const { knex } = database;
  const [{ id } = { id: null }] = await load(knex, schema, name, { $where: { note: 1 } });
  await deleteGraph(knex, schema, name, { note: 1 });
  expect(await load(knex, schema, `${name}_parts`, { $where: { part: 1 } })).toEqual([]);
  await insertGraph(knex, schema, name, { id, note: 1, parts: [{ part: 1 }] } as never);
  const [whole] = await load(knex, schema, name, { $where: { note: 1 }, parts: { $columns: ['part'] } });
  expect(whole).toEqual({ id, note: 1, parts: [{ part: 1 }] });
  expect(await deleteGraph(knex, schema, name, {})).toEqual({ [name]: 2, [`${name}_parts`]: 2 });
});

test('both strategies load a table with more columns than a function can have arguments', async () => {
  const columns = Object.fromEntries(
    Array.from({ length: 250 }, (_, i) => [`c${i}`, integer({ default: i })]),
  );
  const wide = defineSchema({
    name: 'wide',
    tables: {
      wide: table('wide', {
        columns: {
          id: integer({ primaryKey: true }),
          up: integer({ nullable: true, references: 'wide.id' }),
          ...columns,
        },
        relationships: { above: manyToOne('wide'), below: oneToMany('wide') },
      }),
    },
  });
  const { knex, close } = await openDatabase('wide', wide);
  await insertGraph(knex, wide, 'wide', { id: 1, below: [{ id: 2 }, { id: 3 }] } as never);
  const [joined, selectin] = [
    await load(knex, wide, 'wide', { $strategy: 'joined', below: true, above: { below: true } }),
    await load(knex, wide, 'wide', { $strategy: 'selectin', below: true, above: { below: true } }),
  ];
  expect(joined).toEqual(selectin);
  expect(joined[0]).toMatchObject({ id: 1, c249: 249, below: [{ id: 2, c0: 0, c249: 249 }, { id: 3 }] });
  await close();
});

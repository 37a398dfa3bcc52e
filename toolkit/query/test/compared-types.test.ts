import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { column, defineSchema, integer, table } from '@trellis/model';
import { deleteGraph, load } from '../src/index.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

/** Types whose values PostgreSQL compares in a way of its own, with values in their order. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  mood: ['sad', 'glad', 'Mad, "x"'],
  'domain of mood': ['sad', 'glad', 'Mad, "x"'],
  'other.domain of domain': ['sad', 'glad'],
  address: ['("",2)', '(a,1)', '(b,)', '(,)'],
  'domain of address': ['(a,1)', '(,)'],
  int4range: ['empty', '(,3)', '[1,3)'],
  'integer[]': ['{}', '{1}', '{NULL}'],
};
const types = Object.keys(VALUES);
const nameOf = (type: string) => `c${types.indexOf(type)}`;
const quoted = (type: string) => type.replace(/domain of \w+/, '"$&"');

const things = table('things', {
  columns: {
    thing_id: integer({ primaryKey: true }),
    ...Object.fromEntries(
      types.map((type) => [nameOf(type), column<unknown>()(quoted(type), { nullable: true })]),
    ),
  },
});
const schema = defineSchema({
  name: 'compared',
  schemas: [{ name: 'other' }],
  enums: [{ name: 'mood', values: ['sad', 'glad', 'Mad, "x"'] }],
  compositeTypes: [
    {
      name: 'address',
      attributes: [
        { name: 'street', type: 'text' },
        { name: 'number', type: 'integer' },
      ],
    },
  ],
  domains: [
    { name: 'domain of mood', type: 'mood' },
    { name: 'domain of domain', schema: 'other', type: '"domain of mood"' },
    { name: 'domain of address', type: 'address' },
  ],
  tables: { things },
});

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('compared_types', schema);
  // Twice each value and null, so that ties are decided by the key.
  for (const [i, type] of types.entries())
    for (const [j, value] of [null, ...(VALUES[type] ?? []), null, ...(VALUES[type] ?? [])].entries())
      await database.knex.raw(`insert into things (thing_id, ??) values (?, ?::${quoted(type)})`, [
        nameOf(type),
        i * 100 + j,
        value,
      ]);
});
afterAll(() => database.close());

type Options = Parameters<typeof load<typeof schema, 'things'>>[3];
const ids = async (options: object): Promise<number[]> =>
  (
    (await load(database.knex, schema, 'things', options as Options)) as unknown as { thing_id: number }[]
  ).map(({ thing_id }) => thing_id);

test.each(
  types.flatMap((type) =>
    ['asc', 'desc', 'asc nulls first', 'desc nulls last'].map((sorting) => [type, sorting] as const),
  ),
)('pages in the order of a column of type %s, %s, show every row once', async (type, sorting) => {
  const name = nameOf(type);
  const { rows } = await database.knex.raw(`select thing_id from things order by ?? ${sorting}, thing_id`, [
    name,
  ]);
  const expected = rows.map(({ thing_id }: { thing_id: number }) => thing_id);
  const order = { $orderBy: { [name]: sorting }, $cursor: true };
  const found: number[] = [];
  for (let $after: string | undefined; ; ) {
    const page = (await load(database.knex, schema, 'things', {
      ...order,
      $limit: 3,
      $after,
    } as Options)) as unknown as { thing_id: number; $cursor: string }[];
    found.push(...page.map(({ thing_id }) => thing_id));
    $after = page.at(-1)?.$cursor;
    if ($after === undefined || found.length > expected.length) break;
  }
  expect(found).toEqual(expected);
});

test.each(types)('rows are found by a value of type %s', async (type) => {
  const [name, first] = [nameOf(type), types.indexOf(type) * 100];
  const values = VALUES[type] ?? [];
  const all = (condition: unknown) =>
    ids({ $where: { [name]: condition, thing_id: { gte: first, lt: first + 100 } }, $orderBy: 'thing_id' });
  const at = (...places: number[]) =>
    places
      .flatMap((place) => [place, place + values.length + 1])
      .sort((a, b) => a - b)
      .map((place) => first + place);
  const [row] = (await load(database.knex, schema, 'things', {
    $where: { thing_id: first + 1 },
  })) as unknown as Record<string, unknown>[];
  expect(await all(row?.[name])).toEqual(at(1));
  expect(await all(null)).toEqual(at(0));
  expect(await all({ ne: null })).toEqual(at(...values.map((_, i) => i + 1)));
  const [last] = (await load(database.knex, schema, 'things', {
    $where: { thing_id: first + values.length },
  })) as unknown as Record<string, unknown>[];
  expect(await all({ gte: last?.[name] })).toEqual(at(values.length));
  expect(await all({ lt: last?.[name] })).toEqual(at(...values.slice(1).map((_, i) => i + 1)));
  expect(await all({ in: [row?.[name], last?.[name]] })).toEqual(at(1, values.length));
  expect(await all({ notIn: [row?.[name]] })).toEqual(at(...values.slice(1).map((_, i) => i + 2)));
});

test('deletes no row whose composite value has only nulls for a condition of null', async () => {
  const name = nameOf('address');
  const deleted = await deleteGraph(database.knex, schema, 'things', {
    [name]: null,
    thing_id: { gte: 300, lt: 400 },
  } as never);
  expect(deleted).toEqual({ things: 2 });
});

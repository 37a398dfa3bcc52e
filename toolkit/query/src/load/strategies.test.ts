import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SchemaDescriptor } from '@trellis/model';
import fc from 'fast-check';
import { company } from '../../test/company.ts';
import { type Data, type Options, oracle } from '../../test/oracle.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { load } from './load.ts';

const schema: SchemaDescriptor = company;
const CODES = ['NL', 'FR', 'B '];
const people = 9;

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('strategies', company);
});
afterAll(() => database.close());

const person = fc.integer({ min: 1, max: people });
const unique = <T>(rows: fc.Arbitrary<T>, key: (row: T) => unknown, maxLength: number) =>
  fc.uniqueArray(rows, { selector: (row) => JSON.stringify(key(row)), maxLength });

/** Rows with keys, for every table except audit.events. */
const dataset = fc.record({
  countries: fc.constant(CODES.map((code) => ({ code, name: `Country ${code}` }))),
  people: fc
    .array(
      fc.record({
        name: fc.constantFrom('Ada', 'Bob', 'Cleo'),
        manager_id: fc.option(person),
        country_code: fc.option(fc.constantFrom(...CODES)),
        mood: fc.constantFrom('sad', 'glad'),
      }),
      { minLength: people, maxLength: people },
    )
    .map((rows) => rows.map((row, i) => ({ person_id: i + 1, ...row }))),
  friendships: unique(fc.record({ person_id: person, friend_id: person }), (row) => row, 20),
  badges: fc
    .array(
      fc.record({
        person_id: person,
        label: fc.constantFrom('x', 'y', 'z'),
        rank: fc.option(fc.integer({ min: 0, max: 3 })),
      }),
      { maxLength: 20 },
    )
    .map((rows) => rows.map((row, i) => ({ badge_id: String(10 + i), ...row }))),
  desks: fc.constant(
    [1, 2].flatMap((floor) => ['a', 'b'].map((no) => ({ 'floor?': floor, 'No. "x"': no, note: null }))),
  ),
  bookings: unique(
    fc.record({
      person_id: person,
      floor: fc.constantFrom(1, 2),
      desk_no: fc.constantFrom('a', 'b'),
      hours: fc.integer({ min: 1, max: 9 }),
    }),
    ({ person_id, floor, desk_no }) => [person_id, floor, desk_no],
    20,
  ),
});

/** Conditions and sort columns of each table. */
const OPTIONS: Readonly<
  Record<string, { readonly where: fc.Arbitrary<Options>; readonly sort: readonly string[] }>
> = {
  countries: { where: fc.record({ code: fc.record({ in: fc.subarray(CODES) }) }), sort: ['name'] },
  people: {
    where: fc.record(
      {
        name: fc.constantFrom('Ada', 'Bob'),
        manager_id: fc.option(person),
        person_id: fc.record({ gte: person }),
      },
      { requiredKeys: [] },
    ),
    sort: ['name', 'country_code', 'manager_id'],
  },
  badges: { where: fc.record({ rank: fc.option(fc.constant(1)) }), sort: ['rank', 'label'] },
  desks: { where: fc.record({ 'floor?': fc.constant(1) }), sort: ['No. "x"'] },
  bookings: {
    where: fc.record({ hours: fc.record({ gte: fc.integer({ min: 1, max: 9 }) }) }),
    sort: ['hours'],
  },
};

/** Generates options for a table, with relationships up to a depth. */
function optionsOf(table: string, depth: number, many: boolean): fc.Arbitrary<Options> {
  const { where, sort } = OPTIONS[table] ?? { where: fc.constant({}), sort: [] };
  const count = fc.integer({ min: 0, max: 3 });
  const own = fc.record(
    {
      $where: where,
      $columns: fc.subarray(Object.keys(schema.tables[table]?.columns ?? {})),
      ...(many && {
        $orderBy: fc
          .tuple(fc.constantFrom(...sort), fc.constantFrom('asc', 'desc'))
          .map(([by, order]) => ({ [by]: order })),
        $limit: count,
        $offset: count,
      }),
    },
    { requiredKeys: [] },
  );
  if (depth === 0) return own;
  const relationships = Object.entries(schema.tables[table]?.relationships ?? {}).filter(
    ([, { target }]) => target in OPTIONS,
  );
  const related = fc.record(
    Object.fromEntries(
      relationships.map(([name, { target, direction }]) => [
        name,
        fc.oneof(fc.constant(true), optionsOf(target, depth - 1, direction.endsWith('many'))),
      ]),
    ),
    { requiredKeys: [] },
  );
  return fc.tuple(own, related).map(([first, second]) => ({ ...first, ...second }));
}

/** Gives each relationship a random strategy. */
function withMixedStrategies(options: Options, draw: () => string): Options {
  const all: Options = { $strategy: draw(), ...options };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) =>
      name.startsWith('$')
        ? [name, value]
        : [name, withMixedStrategies(value === true ? {} : (value as Options), draw)],
    ),
  );
}

test('all strategies, alone or mixed, load the rows that the oracle computes', async () => {
  const tables = fc.constantFrom('people', 'desks', 'countries', 'badges');
  const wanted = tables.chain((table) => fc.tuple(fc.constant(table), optionsOf(table, 3, true)));
  await fc.assert(
    fc.asyncProperty(
      dataset,
      fc.array(wanted, { minLength: 4, maxLength: 4 }),
      fc.infiniteStream(fc.constantFrom('joined', 'selectin')),
      async (data, loads, draws) => {
        await refill(data);
        const draw = () => draws.next().value as string;
        for (const [table, options] of loads) {
          const expected = oracle(schema, data, table, options);
          for (const asked of [
            options,
            { $strategy: 'joined', ...options },
            { $strategy: 'selectin', ...options },
            withMixedStrategies(options, draw),
          ])
            expect(await load(database.knex, schema, table, asked)).toEqual(expected);
        }
      },
    ),
    { numRuns: 20 },
  );
}, 120_000);

/** Replaces all rows. */
async function refill(data: Data): Promise<void> {
  const { knex } = database;
  await knex.raw('truncate countries, people, friendships, badges, desks, bookings cascade');
  for (const [table, rows] of Object.entries(data)) {
    const into = `insert into "${table}" overriding system value select * from`;
    await knex.raw(`${into} json_populate_recordset(null::"${table}", ?)`, [JSON.stringify(rows)]);
  }
}

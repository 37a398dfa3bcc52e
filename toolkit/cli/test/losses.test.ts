import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { countLosses, observedLosses, readIdentities } from '@trellis/migrate/internal';
import { type CountedLoss, diffModels } from '@trellis/plan';
import { checkAllowed, lossText } from '@trellis/plan/internal';
import { createDatabase, serverVersion, type TestDatabase } from '@trellis/testing';
import { modelOf } from '@trellis/verify';

let database: TestDatabase;
let connection: Connection;
beforeAll(async () => {
  database = await createDatabase('losses');
  connection = await connect({ url: database.url });
});
afterAll(async () => {
  await connection.close();
  await database.drop();
});

const table = (name: string) => ({
  object: `table public.${name}`,
  what: 'all',
  table: { schema: 'public', name },
});

test('counts rows and values in a transaction that continues afterwards', async () => {
  await connection.knex.raw(
    `create table "od\\?d" (a int, "b\\?" text); insert into "od\\?d" values (1, null), (2, 'x')`,
  );
  const column = { ...table('od?d'), object: 'column public."od?d"."b?"', column: 'b?' };
  await connection.knex.transaction(async (transaction) => {
    const counted = await countLosses(transaction, [
      table('od?d'),
      column,
      table('nowhere'),
      { object: 'type x', what: 'v' },
    ]);
    expect(counted.map(({ count }) => count)).toEqual([2, 1, undefined, undefined]);
    expect(counted.map(lossText).slice(0, 2)).toEqual([
      'Loses table public.od?d: all, 2 rows',
      'Loses column public."od?d"."b?": all, 1 value',
    ]);
    const { rows } = await transaction.raw(
      "select current_setting('statement_timeout') as timeout, current_setting('row_security') as rls",
    );
    expect(rows).toEqual([{ timeout: '0', rls: 'on' }]);
  });
  await connection.knex.raw('drop table "od\\?d"');
});

test('estimates what the user may not read or what takes too long to count', async () => {
  await connection.knex.raw(`create table large as select generate_series(1, 5000) as a; analyze large;
    create role losses_reader; grant usage on schema public to losses_reader`);
  await connection.knex.transaction(async (transaction) => {
    await transaction.raw('set local role losses_reader');
    const counted = await countLosses(transaction, [table('large')]);
    expect(counted.map(lossText)).toEqual(['Loses table public.large: all, about 5000 rows']);
  });
  await connection.knex.raw('drop table large; drop owned by losses_reader; drop role losses_reader');
});

const losses = [
  { object: 'table public.notes', what: 'all' },
  { object: 'column public.a.b', what: 'all', column: 'b', count: 3 },
  { object: 'table a.b', what: 'all' },
  { object: 'column public."a""b".c', what: 'all' },
];

test('requires an allowance for every loss, by any unambiguous name', () => {
  expect(() => checkAllowed(losses, ['notes', 'column a.b', 'table a.b', '"a""b".c'])).not.toThrow();
  expect(() => checkAllowed(losses, ['public.notes', 'table a.b'])).toThrow(
    `This destroys data: column public.a.b (all, 3 values), column public."a""b".c (all). To allow it, add --allow-data-loss "column public.a.b" --allow-data-loss 'column public."a""b".c'.`,
  );
  expect(() => checkAllowed(losses, ['a.b'])).toThrow(
    expect.objectContaining({
      code: 'ALLOWANCE_AMBIGUOUS',
      message: 'Expected one object after --allow-data-loss (column public.a.b, table a.b), got "a.b".',
    }),
  );
});

test('refuses an allowance that matches no loss, and lists the losses', () => {
  expect(() => checkAllowed(losses.slice(0, 1), ['notes', 'note'])).toThrow(
    expect.objectContaining({
      code: 'ALLOWANCE_UNKNOWN',
      message:
        'Expected an object whose data would be lost after --allow-data-loss (table public.notes), got "note".',
    }),
  );
  expect(() => checkAllowed([], ['note'])).toThrow('(none would), got "note". Leave it out.');
});

test('does not count a renamed object as lost', async () => {
  const { knex } = connection;
  const standing = async () => ({
    model: await modelOf(connection),
    identities: await readIdentities(connection),
  });
  await knex.raw('create table a (x int, y int); create table gone (z int)');
  const before = await standing();
  await knex.raw(
    'alter table a rename x to w; alter table a rename to b; drop table gone; alter table b drop column y, add column n int',
  );
  const after = await standing();
  const { up, down } = observedLosses(before, after);
  expect([up, down].map((way) => way.map(({ object }) => object))).toEqual([
    ['column public.b.y', 'table public.gone'],
    ['column public.a.n'],
  ]);
  await knex.raw('drop table b');
});

test('counts a table that the plan renames by its current name', async () => {
  await connection.knex.raw(
    'create table old (kept int, lost int, was int); insert into old values (1, 2, null), (1, null, 3)',
  );
  const from = await modelOf(connection);
  await connection.knex.raw(
    'alter table old rename to young; alter table young drop lost; alter table young rename was to now',
  );
  const to = await modelOf(connection);
  await connection.knex.raw(
    'alter table young rename to old; alter table old add lost int; alter table old rename now to was',
  );
  const wanted = {
    ...to,
    tables: to.tables.map((one) => ({
      ...one,
      renamedFrom: 'old',
      columns: one.columns.map((column) =>
        column.name === 'now' ? { ...column, renamedFrom: 'was' } : column,
      ),
    })),
  };
  const plan = diffModels(from, wanted);
  expect(plan.losses).toMatchObject([
    { object: 'column public.young.lost', table: { schema: 'public', name: 'old' }, column: 'lost' },
  ]);
  await connection.knex.raw('drop table old');
});

test('counts values that a type rounds as lost, unless the descriptor has `using`', async () => {
  await connection.knex.raw(
    'create table prices (price numeric(10, 2)); insert into prices values (1.25), (null)',
  );
  const from = await modelOf(connection);
  const to = (using?: string) => ({
    ...from,
    tables: from.tables.map((one) => ({
      ...one,
      columns: one.columns.map((column) => ({ ...column, type: 'integer', ...(using && { using }) })),
    })),
  });
  const counted = await countLosses(connection.knex, diffModels(from, to()).losses);
  expect(counted.map(lossText)).toEqual([
    'Loses column public.prices.price: the parts of its values that integer cannot represent, 1 value',
  ]);
  expect(diffModels(from, to('ceil(price)')).losses).toEqual([]);
  expect(diffModels(to(), from).losses).toEqual([]);
  await connection.knex.raw('drop table prices');
});

/** Types, values, and how many of them another value comes back for, and how many cannot be converted. */
const conversions: readonly (readonly [
  from: string,
  to: string,
  values: string,
  count: number,
  invalid?: number,
])[] = [
  ['double precision', 'numeric(12,2)', '(19.99), (0.1), (1e9), (null)', 0],
  ['double precision', 'numeric(12,2)', '(19.999), (0.1), (1e9)', 1],
  ['double precision', 'numeric(12,2)', '(19.999), (0.1), (1e11), (1e12)', 1, 2],
  ['real', 'numeric', '(1.5), (0.1)', 0],
  ['numeric(12,4)', 'numeric(8,2)', '(1.5000), (1.2345), (1234567.1)', 1, 1],
  ['numeric', 'integer', '(1.00), (1.25), (1e10)', 1, 1],
  ['integer', 'boolean', '(0), (1), (2)', 1],
  ['text', 'numeric(5,2)', `('1.50'), ('1.239'), ('007'), ('many')`, 2, 1],
  ['timestamp without time zone', 'date', `('2026-01-01 00:00'), ('2026-01-01 10:00')`, 1],
  ['timestamp without time zone', 'time without time zone', `('2026-01-01 10:00')`, 1],
  [
    'timestamp(6) with time zone',
    'timestamp(0) with time zone',
    `('2026-01-01 10:00:00.5+00'), ('2026-01-01 10:00+00')`,
    1,
  ],
  ['interval', 'interval day', `('2 days'), ('2 days 1 hour')`, 1],
  ['inet', 'cidr', `('10.0.0.0/8'), ('10.1.2.3/8')`, 1],
  ['polygon', 'circle', `('((0,0),(1,0),(1,1))')`, 1],
  ['box', 'polygon', `('(2,2),(0,0)')`, 0],
  ['numeric(5,2)[]', 'integer[]', `('{1,2.00}'), ('{1.5}'), (null)`, 1],
  ['price', 'price2', '(1.00), (1.25)', 1],
];

test.each(conversions)(
  'counts the values of %s that differ as %s: %s',
  async (from, to, values, count, ...[invalid]) => {
    await connection.knex.raw(`create domain price as numeric(10,2); create domain price2 as numeric(10,1);
    create table amounts (a ${from}); insert into amounts values ${values}`);
    const before = await modelOf(connection);
    await connection.knex.raw(`drop table amounts; create table amounts (a ${to})`);
    const after = await modelOf(connection);
    await connection.knex.raw(
      `drop table amounts; create table amounts (a ${from}); insert into amounts values ${values}`,
    );
    const { losses } = diffModels(before, after, { castThroughText: true });
    const [counted] = await countLosses(connection.knex, losses);
    await connection.knex.raw('drop table amounts; drop domain price; drop domain price2');
    if (losses.length === 0) expect(count).toBe(0);
    // Before version 16, values that cannot be converted end the count.
    else if (invalid !== undefined && serverVersion() < 160000) expect(counted?.count).toBeUndefined();
    else expect([counted?.count, counted?.invalid]).toEqual([count, invalid]);
  },
);

test('counts the values of a rebuilt domain, and of attributes of a composite type', async () => {
  await connection.knex.raw(`create domain price as numeric(10,2);
    create type item as (sku text, price numeric(10,2), parts numeric(10,2)[]);
    create table lines (l item, ls item[], p price);
    insert into lines values (row('a', 1.20, '{1.1}')::item, null, 1.2), (null, array[row('b', 1.25, '{}')]::item[], 1.25),
      (row('c', 1.3, '{1.11,2}')::item, null, null)`);
  const before = await modelOf(connection);
  const after = {
    ...before,
    domains: before.domains.map((one) => ({ ...one, type: 'numeric(10,1)' })),
    compositeTypes: before.compositeTypes.map((one) => ({
      ...one,
      attributes: one.attributes.map((attribute) => ({
        ...attribute,
        type: attribute.type.replace('(10,2)', '(10,1)'),
      })),
    })),
  };
  const counted = await countLosses(connection.knex, diffModels(before, after).losses);
  expect(counted.map(({ object, count }) => [object, count]).sort()).toEqual([
    ['column public.lines.p', 1],
    ['type public.item', 2],
  ]);
  await connection.knex.raw('drop table lines; drop type item; drop domain price');
});

test('needs no allowance where a conversion would change no value, and reports that it may', () => {
  const conversion = { from: 'double precision', to: 'numeric(12,2)' };
  const loss = { object: 'column public.a.b', what: 'the parts', column: 'b', conversion };
  const [none, some] = [0, 3].map((count) => ({ ...loss, count }));
  expect(() => checkAllowed([none as CountedLoss], [])).not.toThrow();
  expect(() => checkAllowed([none as CountedLoss], ['a.b'])).not.toThrow();
  for (const one of [some as CountedLoss, loss, { ...loss, count: 0, about: true as const }])
    expect(() => checkAllowed([one], [])).toThrow('This destroys data');
  expect(lossText(none as CountedLoss)).toBe('May round column public.a.b: the parts, 0 values');
  expect(lossText({ ...loss, count: 1, invalid: 2 })).toBe(
    'Loses column public.a.b: the parts, 1 value, and 2 values cannot be converted',
  );
  // A dropped column needs one even if all its values are null.
  const { conversion: _, ...dropped } = { ...loss, count: 0 };
  expect(() => checkAllowed([dropped], [])).toThrow('This destroys data');
});

test('counts rows that use a dropped enum value or attribute, also in arrays and domains', async () => {
  await connection.knex.raw(`
    create type mood as enum ('ok', 'it''s', 'so so');
    create domain moods as mood[];
    create type point3 as (x int, "y\\?" int, z int);
    create table was (m mood, ms mood[], d moods, p point3, ps point3[]);
    insert into was (m) values ('ok'), ('it''s'), ('so so'), (null);
    insert into was (ms, p) values ('{ok,so so}', '(1,,3)'), ('{ok}', '(1,2,3)');
    insert into was (d, ps) values ('{it''s}', array['(1,,3)', '(1,2,3)']::point3[]), ('{ok}', array['(1,,3)']::point3[]);`);
  const from = await modelOf(connection);
  const to = {
    ...from,
    enums: from.enums.map((one) => ({ ...one, values: ['ok'] })),
    compositeTypes: from.compositeTypes.map((one) => ({
      ...one,
      attributes: one.attributes.filter(({ name }) => name !== 'y?'),
    })),
    tables: from.tables.map((one) => ({ ...one, name: 'now', renamedFrom: 'was' })),
  };
  const counted = await countLosses(connection.knex, diffModels(from, to).losses);
  expect(counted.map(lossText).sort()).toEqual([
    'Loses type public.mood: the values "it\'s", "so so", which no row may have, 4 rows',
    'Loses type public.point3: the values of the attributes y? in its columns, 2 rows',
  ]);
  await connection.knex.raw('drop table was; drop domain moods; drop type mood; drop type point3');
});

test('counts values of attributes that are nested in other types or in rows', async () => {
  await connection.knex.raw(`
    create type inner_type as (x int, y int);
    create type outer_type as (i inner_type);
    create table one (i inner_type, o outer_type);
    create type pair as (x int, y int);
    create table two (p pair);
    create table three (whole two);
    insert into one (o) values (row(row(1, 2)::inner_type)::outer_type);
    insert into three values (row(row(1, 2)::pair)::two);`);
  const from = await modelOf(connection);
  const to = {
    ...from,
    compositeTypes: from.compositeTypes.map((one) => ({
      ...one,
      attributes: one.attributes.filter(({ name }) => name !== 'y'),
    })),
  };
  const counted = await countLosses(connection.knex, diffModels(from, to).losses);
  expect(counted.map(({ object, count }) => [object, count]).sort()).toEqual([
    ['type public.inner_type', 1],
    ['type public.pair', 1],
  ]);
  await connection.knex.raw(
    'drop table three; drop table two; drop table one; drop type pair; drop type outer_type; drop type inner_type',
  );
});

import { expect, test } from '@jest/globals';
import type { Model } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { describe, isNews } from './change/describe.ts';
import { diffModels } from './diff.ts';

const id = { name: 'id', type: 'integer', notNull: true } as const;
const shop: Model = model({
  tables: [
    table('customers', [id, { name: 'name', type: 'text', comment: 'Who.' }], {
      primaryKey: { name: 'customers_pkey', columns: ['id'] },
      comment: 'Who buys.',
    }),
    table('orders', [id, { name: 'customer_id', type: 'integer' }], {
      primaryKey: { name: 'orders_pkey', columns: ['id'] },
      foreignKeys: [
        {
          name: 'orders_customer_fk',
          columns: ['customer_id'],
          references: { schema: 'public', name: 'customers', columns: ['id'] },
        },
      ],
      indexes: [{ name: 'orders_customer', elements: [{ column: 'customer_id' }] }],
    }),
  ],
});
const sql = (from: Model, to: Model) => diffModels(from, to).statements.map((statement) => statement.sql);

test('two Models that say the same need nothing, whatever the order of their columns', () => {
  const turned = {
    ...shop,
    tables: shop.tables.map((one) => ({ ...one, columns: [...one.columns].reverse() })),
  };
  expect(diffModels(shop, turned)).toEqual({
    changes: [],
    statements: [],
    refusals: [],
    losses: [],
    hints: [],
  });
});

test('a table is made with its columns and keys, its foreign keys and indexes after', () => {
  expect(sql(model(), shop)).toEqual([
    'CREATE TABLE "public"."customers" (\n  "id" integer NOT NULL,\n  "name" text,\n  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")\n)',
    'CREATE TABLE "public"."orders" (\n  "id" integer NOT NULL,\n  "customer_id" integer,\n  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")\n)',
    'CREATE INDEX "orders_customer" ON "public"."orders" USING "btree" ("customer_id")',
    'ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id")',
    'COMMENT ON COLUMN "public"."customers"."name" IS \'Who.\'',
    'COMMENT ON TABLE "public"."customers" IS \'Who buys.\'',
  ]);
});

test('what goes with a table is not dropped by itself', () => {
  expect(sql(shop, model())).toEqual(['DROP TABLE "public"."orders"', 'DROP TABLE "public"."customers"']);
});

test('the changes of a new table tell its CREATE TABLE, and what comes along says of what', () => {
  const { changes } = diffModels(model(), shop);
  const [created] = changes;
  if (created?.kind !== 'table') throw new Error('Expected a table first.');
  expect(created.to?.primaryKey?.name).toBe('customers_pkey');
  expect(created.to?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  expect(changes.filter(isNews).map(describe)).toEqual([
    'Detected added table customers',
    'Detected added table orders',
  ]);
  expect(changes.find(({ kind }) => kind === 'foreign key')?.partOf).toBe('create table public.orders');
});

test('every statement belongs to a change, and those of one change stand together', () => {
  const { changes, statements } = diffModels(model(), shop);
  const order = statements.map(({ change }) => change).filter((one, i, all) => one !== all[i - 1]);
  expect(order).toEqual(changes.map((change) => change.id));
});

test('the plan does not depend on the order in which a Model lists things', () => {
  const turned = { ...shop, tables: [...shop.tables].reverse() };
  expect(sql(model(), turned)).toEqual(sql(model(), shop));
});

test('what is lost is told with the table and column that would tell how much', () => {
  const without: Model = {
    ...shop,
    tables: shop.tables.slice(0, 1).map((one) => ({ ...one, columns: [id] })),
  };
  expect(diffModels(shop, without).losses).toEqual([
    {
      object: 'column public.customers.name',
      what: 'the column with all its values',
      table: { schema: 'public', name: 'customers' },
      column: 'name',
    },
    {
      object: 'table public.orders',
      what: 'the table with all its rows',
      table: { schema: 'public', name: 'orders' },
    },
  ]);
});

const typed = (type: string, using?: string) =>
  model({ tables: [table('t', [{ name: 'c', type, ...(using !== undefined && { using }) }])] });

test('a type change without a cast is refused with what to write, and made as its author says', () => {
  expect(diffModels(typed('integer'), typed('uuid')).refusals).toEqual([
    {
      code: 'CAST_NEEDED',
      object: 'column public.t.c',
      message:
        "PostgreSQL has no cast from integer to uuid. Add the conversion to the column: using: '<expression of c>'.",
    },
  ]);
  const plan = diffModels(typed('integer'), typed('uuid', 'gen_random_uuid()'));
  expect(plan.refusals).toEqual([]);
  expect(plan.statements.map((statement) => statement.sql)).toEqual([
    'ALTER TABLE "public"."t" ALTER COLUMN "c" TYPE uuid USING gen_random_uuid()',
  ]);
});

test('a column of a table that is made anew is refused without a cast alike', () => {
  const from = typed('integer');
  const to = (using?: string) => ({
    ...from,
    tables: typed('uuid', using).tables.map((one) => ({ ...one, partitionBy: 'LIST (c)' })),
  });
  expect(diffModels(from, to()).refusals).toMatchObject([
    { code: 'CAST_NEEDED', object: 'column public.t.c' },
  ]);
  for (const plan of [diffModels(from, to('f(c)')), diffModels(from, to(), { castThroughText: true })]) {
    expect(plan.refusals).toEqual([]);
    expect(plan.statements.some(({ sql }) => sql.startsWith('INSERT INTO'))).toBe(true);
  }
});

test('a type change says what it may do to a table that holds rows', () => {
  const hazards = (from: string, to: string) =>
    diffModels(typed(from), typed(to)).statements.flatMap((one) => one.hazards.map(({ code }) => code));
  expect(hazards('character varying(10)', 'character varying(20)')).toEqual([]);
  expect(hazards('integer', 'bigint')).toEqual(['REWRITES_TABLE']);
  expect(hazards('bigint', 'integer')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA']);
  expect(hazards('text', 'uuid')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA']);
  expect(hazards('text', 'integer')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA', 'LOSES_DATA']);
});

test('a table made anew takes values over as ALTER COLUMN would: none is cut short, what is rounded is told', () => {
  const with_ = (type: string, partitionBy?: string) =>
    model({
      tables: [
        table(
          't',
          [
            { name: 'a', type },
            { name: 'b', type: type === 'text' ? 'character varying(3)' : 'numeric(5,1)' },
          ],
          partitionBy === undefined ? {} : { partitionBy },
        ),
      ],
    });
  const plan = diffModels(with_('numeric(9,2)'), with_('text', 'RANGE (a)'));
  expect(plan.statements.map((one) => one.sql).filter((one) => one.startsWith('INSERT'))).toEqual([
    'INSERT INTO "public"."t" ("a", "b") SELECT "a", "b" FROM ONLY "public"."t__old"',
  ]);
  const back = diffModels(with_('text', 'RANGE (a)'), with_('numeric(9,2)'));
  expect(back.losses.map(({ object }) => object)).toEqual(['column public.t.a', 'column public.t.b']);
});

test('what a table just made may do to its rows is no hazard', () => {
  expect(diffModels(model(), shop).statements.flatMap((statement) => statement.hazards)).toEqual([]);
});

test('what is not modelled is refused by name when it is added, changed or dropped, and not when it stays', () => {
  const cast = (digest: string) => ({ code: 'UNMODELLED_CAST', kind: 'cast', object: '(a AS b)', digest });
  const withCast = (digest: string) => model({ unmodelled: [cast(digest)] });
  const refusals = (from: Model, to: Model) =>
    diffModels(from, to).refusals.map(
      ({ code, object, message }) => `${code} ${object}: ${message.split(',')[0]}`,
    );
  expect(refusals(withCast('1'), withCast('1'))).toEqual([]);
  expect(refusals(model(), withCast('1'))).toEqual([
    'UNMODELLED_CAST cast (a AS b): The cast (a AS b) is added',
  ]);
  expect(refusals(withCast('1'), withCast('2'))).toEqual([
    'UNMODELLED_CAST cast (a AS b): The cast (a AS b) is changed',
  ]);
  expect(refusals(withCast('1'), model())).toEqual([
    'UNMODELLED_CAST cast (a AS b): The cast (a AS b) is dropped',
  ]);
});

test('what is not modelled and would not outlive the plan is refused by name', () => {
  const published = (type: string, partitionBy?: string) =>
    model({
      tables: [
        {
          ...table('t', [
            { name: 'a', type },
            { name: 'b', type },
          ]),
          ...(partitionBy && { partitionBy }),
        },
      ],
      unmodelled: [{ code: 'UNMODELLED_PUBLICATION', kind: 'publication', object: 'p', digest: '1' }],
      dependencies: { 'unmodelled publication p': ['column public.t.a', 'table public.t'] },
    });
  const refused = (from: Model, to: Model) => diffModels(from, to).refusals.map(({ message }) => message);
  expect(refused(published('integer'), published('integer'))).toEqual([]);
  expect(refused(published('integer'), published('bigint'))).toEqual([
    expect.stringContaining('The publication p depends on column public.t.a,'),
  ]);
  expect(refused(published('integer'), published('integer', 'LIST (a)'))).toEqual([
    expect.stringContaining('The publication p depends on column public.t.a,'),
  ]);
});

test('an enum value that nothing else speaks of is added in place, one that is used makes the type anew', () => {
  const withEnum = (values: readonly string[], value: string) =>
    model({
      enums: [{ schema: 'public', name: 'e', values }],
      tables: [table('t', [{ name: 'c', type: 'public.e', default: `'${value}'::public.e` }])],
      dependencies: { 'column public.t.c': ['type public.e'], 'default public.t.c': ['type public.e'] },
    });
  expect(sql(withEnum(['a', 'c'], 'a'), withEnum(['a', 'b', 'c', 'd'], 'a'))).toEqual([
    'ALTER TYPE "public"."e" ADD VALUE \'b\' AFTER \'a\'',
    'ALTER TYPE "public"."e" ADD VALUE \'d\'',
  ]);
  expect(sql(withEnum(['a'], 'a'), withEnum(['a', 'b'], 'b'))).toEqual([
    'ALTER TABLE "public"."t" ALTER COLUMN "c" DROP DEFAULT',
    'ALTER TYPE "public"."e" RENAME TO "e__old"',
    'CREATE TYPE "public"."e" AS ENUM (\'a\', \'b\')',
    'ALTER TABLE "public"."t" ALTER COLUMN "c" TYPE public.e USING "c"::text::public.e',
    'DROP TYPE "public"."e__old"',
    'ALTER TABLE "public"."t" ALTER COLUMN "c" SET DEFAULT \'b\'::public.e',
  ]);
});

test('a thousand tables are compared in linear time: one change among them is one statement', () => {
  const many = (extra: boolean) =>
    model({
      tables: Array.from({ length: 1000 }, (_, i) =>
        table(
          `t${i}`,
          [
            id,
            ...Array.from({ length: 8 }, (_unused, c) => ({ name: `c${c}`, type: 'text' })),
            ...(extra && i === 500 ? [{ name: 'x', type: 'text' }] : []),
          ],
          { primaryKey: { name: `t${i}_pkey`, columns: ['id'] } },
        ),
      ),
    });
  expect(sql(many(false), many(true))).toEqual(['ALTER TABLE "public"."t500" ADD COLUMN "x" text']);
});

test('what PostgreSQL 17 tells of the NOT NULL of a domain is compared among such servers, and not with another', () => {
  const said = (name: string, before18: boolean) =>
    model({
      domains: [
        { schema: 'public', name: 'd', type: 'text', notNull: true, notNullConstraint: { name }, checks: [] },
      ],
      ...(before18 && { notNullConstraints: false }),
    });
  expect(diffModels(said('a', true), said('a', false)).statements).toEqual([]);
  expect(diffModels(said('a', true), said('b', false)).statements).toEqual([]);
  expect(diffModels(said('a', true), said('b', true)).statements).not.toEqual([]);
});

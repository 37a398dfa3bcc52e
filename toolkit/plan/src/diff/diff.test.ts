import { expect, test } from '@jest/globals';
import type { Model, Operator } from '@trellis/model';
import { model, table } from '@trellis/random-models';
import { classify } from '../classify/classify.ts';
import { describe, isNews } from './change/describe.ts';
import type { Plan } from './change/plan.ts';
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

test('a plan is empty if the Models differ only in the order of columns', () => {
  const reversed = {
    ...shop,
    tables: shop.tables.map((one) => ({ ...one, columns: [...one.columns].reverse() })),
  };
  expect(diffModels(shop, reversed)).toEqual({
    changes: [],
    statements: [],
    refusals: [],
    losses: [],
    hints: [],
    candidates: [],
  });
});

test('a table is created with its columns and keys, and its foreign keys and indexes after it', () => {
  expect(sql(model(), shop)).toEqual([
    'CREATE TABLE "public"."customers" (\n  "id" integer NOT NULL,\n  "name" text,\n  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")\n)',
    'CREATE TABLE "public"."orders" (\n  "id" integer NOT NULL,\n  "customer_id" integer,\n  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")\n)',
    'CREATE INDEX "orders_customer" ON "public"."orders" USING "btree" ("customer_id")',
    'ALTER TABLE "public"."orders" ADD CONSTRAINT "orders_customer_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customers" ("id")',
    'COMMENT ON COLUMN "public"."customers"."name" IS \'Who.\'',
    'COMMENT ON TABLE "public"."customers" IS \'Who buys.\'',
  ]);
});

test('objects that are dropped with their table have no statement of their own', () => {
  expect(sql(shop, model())).toEqual(['DROP TABLE "public"."orders"', 'DROP TABLE "public"."customers"']);
});

test('the change of a new table contains the table, and changes that belong to it refer to it', () => {
  const { changes } = diffModels(model(), shop);
  const [created] = changes;
  if (created?.kind !== 'table') throw new Error('Expected the first change to create a table.');
  expect(created.to?.primaryKey?.name).toBe('customers_pkey');
  expect(created.to?.columns.map(({ name }) => name)).toEqual(['id', 'name']);
  expect(changes.filter(isNews).map(describe)).toEqual([
    'Detected added table customers',
    'Detected added table orders',
  ]);
  expect(changes.find(({ kind }) => kind === 'foreign key')?.partOf).toBe('create table public.orders');
});

test('every statement belongs to a change, and the statements of a change are consecutive', () => {
  const { changes, statements } = diffModels(model(), shop);
  const order = statements.map(({ change }) => change).filter((one, i, all) => one !== all[i - 1]);
  expect(order).toEqual(changes.map((change) => change.id));
});

test('the plan does not depend on the order of objects in a Model', () => {
  const reversed = { ...shop, tables: [...shop.tables].reverse() };
  expect(sql(model(), reversed)).toEqual(sql(model(), shop));
});

test('losses are reported with their table and column, to count them', () => {
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

test('a type change without a cast is refused with the fix, and planned with a USING expression', () => {
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

test('a type change without a cast is refused in a table that is rebuilt too', () => {
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

test('a plan has the statements of PostgreSQL 17 if it is for 17 or later', () => {
  const at = (expression: string, options: Partial<Operator>, notNullConstraints?: false): Model =>
    model({
      ...(notNullConstraints === false && { notNullConstraints }),
      tables: [table('t', [{ name: 'c', type: 'integer', generated: { expression, kind: 'stored' } }])],
      operators: [
        { schema: 'public', name: '===', left: 'integer', right: 'integer', function: 'int4eq', ...options },
      ],
    });
  const plan = (serverVersion?: number, notNullConstraints?: false) =>
    diffModels(
      at('1', {}, notNullConstraints),
      at('2', { hashes: true }, notNullConstraints),
      serverVersion === undefined ? {} : { serverVersion },
    );
  const actions = ({ changes }: Plan) => changes.map(({ action, object }) => `${action} ${object}`).sort();
  const of = (action: string) => [
    `${action} column public.t.c`,
    `${action} operator public.===(integer,integer)`,
  ];
  expect(actions(plan(170_000, false))).toEqual(of('alter'));
  expect(actions(plan())).toEqual(of('alter'));
  for (const older of [plan(undefined, false), plan(160_009, false)]) {
    expect(actions(older)).toEqual([...of('create'), ...of('drop')]);
    expect(classify(older.changes).bump).toBe(classify(plan(170_000, false).changes).bump);
  }
});

test('a type change has the hazards for a table with rows', () => {
  const hazards = (from: string, to: string) =>
    diffModels(typed(from), typed(to)).statements.flatMap((one) => one.hazards.map(({ code }) => code));
  expect(hazards('character varying(10)', 'character varying(20)')).toEqual([]);
  expect(hazards('integer', 'bigint')).toEqual(['REWRITES_TABLE']);
  expect(hazards('bigint', 'integer')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA']);
  expect(hazards('text', 'uuid')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA']);
  expect(hazards('text', 'integer')).toEqual(['REWRITES_TABLE', 'MAY_FAIL_ON_DATA', 'LOSES_DATA']);
});

test('a table rebuild converts values as ALTER COLUMN does: it truncates none, and reports rounding as a loss', () => {
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

test('statements on a new table have no hazards', () => {
  expect(diffModels(model(), shop).statements.flatMap((statement) => statement.hazards)).toEqual([]);
});

test('an unmodelled object is refused by name if it is added, changed or dropped, but not if it is kept', () => {
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

test('a plan that would drop a dependent unmodelled object is refused with its name', () => {
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

test('an enum value is added in place, but the type is rebuilt if the plan uses the value', () => {
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

test('one changed table among a thousand takes one statement', () => {
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

test('names of NOT NULL constraints of domains are compared only if both servers are PostgreSQL 17', () => {
  const withName = (name: string, before18: boolean) =>
    model({
      domains: [
        { schema: 'public', name: 'd', type: 'text', notNull: true, notNullConstraint: { name }, checks: [] },
      ],
      ...(before18 && { notNullConstraints: false }),
    });
  expect(diffModels(withName('a', true), withName('a', false)).statements).toEqual([]);
  expect(diffModels(withName('a', true), withName('b', false)).statements).toEqual([]);
  expect(diffModels(withName('a', true), withName('b', true)).statements).not.toEqual([]);
});

test('a plan creates tables before it drops what holds data, unless a name is in the way', () => {
  const place = table('places', [id, { name: 'street', type: 'text' }]);
  const before = model({
    tables: [table('people', [id, { name: 'street', type: 'text' }]), table('old', [id])],
  });
  const after = (...more: (typeof place)[]) => model({ tables: [table('people', [id]), ...more] });
  const order = (to: Model) => sql(before, to).map((text) => text.split(' (')[0]);
  expect(order(after(place))).toEqual([
    'CREATE TABLE "public"."places"',
    'ALTER TABLE "public"."people" DROP COLUMN "street"',
    'DROP TABLE "public"."old"',
  ]);
  const keyed = { ...place, primaryKey: { name: 'old', columns: ['id'] } };
  expect(order(after(keyed))).toEqual([
    'ALTER TABLE "public"."people" DROP COLUMN "street"',
    'DROP TABLE "public"."old"',
    'CREATE TABLE "public"."places"',
  ]);
});

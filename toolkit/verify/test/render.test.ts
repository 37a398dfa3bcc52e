import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { escapeBindings } from '@trellis/database/internal';
import { renderMigration } from '@trellis/migrate';
import { asMigration, evaluateModule } from '@trellis/migrate/internal';
import { diffModels } from '@trellis/plan';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { modelOf, prove } from '../src/index.ts';

let databases: TestDatabase[];
let before: Connection;
let after: Connection;
beforeEach(async () => {
  databases = await Promise.all([createDatabase('render'), createDatabase('render')]);
  [before, after] = (await Promise.all(databases.map(({ url }) => connect({ url })))) as [
    Connection,
    Connection,
  ];
});
afterEach(async () => {
  await Promise.all([before.close(), after.close()]);
  await Promise.all(databases.map((database) => database.drop()));
});

/** Renders the migration from one schema to another, proves it in both directions, and returns its text. */
async function rendered(from: string, to: string, builder = true): Promise<string> {
  const run = (connection: Connection, sql: string) => connection.knex.raw(escapeBindings(sql));
  await run(before, from || 'select 1');
  await run(after, to || 'select 1');
  const [a, b] = await Promise.all([modelOf(before), modelOf(after)]);
  const parts = {
    message: 'Message',
    parent: null,
    detected: [],
    up: diffModels(a, b),
    down: diffModels(b, a),
  };
  const text = renderMigration(parts, { builder });
  const migration = asMigration(await evaluateModule(text, '/migration.ts'), 'migration');
  await prove(before, { migration, before: a, after: b });
  return text;
}

/** Formats a text with the repository's formatter. */
function formatted(text: string): string {
  const root = join(__dirname, '../../..');
  return execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--stdin-file-path=a.ts'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
}

const SHOP = `
  create table customers (
    customer_id integer generated always as identity primary key,
    name varchar not null,
    email varchar(254) not null,
    constraint customers_email_key unique (email)
  );
  create table orders (
    order_id integer generated always as identity (start with 100 cycle) primary key,
    customer_id integer not null references customers on delete cascade,
    order_date timestamptz not null default now(),
    total numeric(12,2) not null default 0,
    paid boolean not null default false,
    state text not null default 'new',
    note text,
    constraint orders_total_check check (total >= 0)
  );
  create index orders_customer_id_idx on orders (customer_id);
  comment on table orders is 'What a customer ordered at one time.';
  comment on column orders.note is 'What the customer had to say about it, in as many words as the customer wanted to have.';
  comment on column orders.paid is 'Is it paid?';`;

test('renders tables as a Knex user would write them', async () => {
  const text = await rendered('', SHOP);
  expect(text).toContain(`export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('customers', (table) => {
    table.specificType('customer_id', 'integer generated always as identity').primary();
    table.specificType('name', 'varchar').notNullable();
    table.string('email', 254).notNullable();
    table.unique(['email'], { indexName: 'customers_email_key' });
  });
  await knex.schema.createTable('orders', (table) => {
    table.comment('What a customer ordered at one time.');
    table.specificType('order_id', 'integer GENERATED ALWAYS AS IDENTITY (START WITH 100 CYCLE)').primary();
    table.integer('customer_id').notNullable();
    table.timestamp('order_date', { useTz: true }).notNullable().defaultTo(knex.raw('now()'));
    table.decimal('total', 12, 2).notNullable().defaultTo(knex.raw('0'));
`);
  expect(text).toContain(`export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('orders');
  await knex.schema.dropTable('customers');
}`);
  expect(formatted(text)).toBe(text);
});

test('renders added and dropped parts of a table in alterTable', async () => {
  const text = await rendered(
    SHOP,
    `${SHOP.replace('references customers on delete cascade', 'references customers').replace('note text,', 'remark text not null, code uuid,')}
     alter table orders alter state drop not null;
     drop index orders_customer_id_idx;
     create unique index orders_code_idx on orders (code);
     alter table customers drop constraint customers_email_key;`.replace('orders.note', 'orders.remark'),
  );
  expect(text).toContain("table.foreign('customer_id', 'orders_customer_id_fkey')");
  expect(text).toContain("table.dropForeign('customer_id', 'orders_customer_id_fkey');");
  expect(text).toContain("table.setNullable('state');");
  expect(text).toContain("table.dropUnique(['email'], 'customers_email_key');");
  expect(formatted(text)).toBe(text);
});

test.each([
  [
    'quotes and question marks',
    `create table t (a text default 'it''s ok?'); comment on column t.a is 'it''s "ok"?'`,
  ],
  [
    'backslashes',
    `create table t (a text, constraint c check (a ~ '\\d\\?\\\\ x')); comment on table t is 'a\\?b\\\\?';`,
  ],
  ['names', `create table "A b.c" ("x.y" int primary key, "select" int, "ü" text unique, "a""b" int)`],
  [
    'another schema',
    `create schema audit; create table audit.log (id bigint generated by default as identity primary key, at date)`,
  ],
  [
    'lines',
    `create table t (a text); comment on table t is E'one\\ntwo\\u2028three'; create function f() returns text language sql as $f$
  select 'a\`b\${c}'
$f$;`,
  ],
  [
    'keys',
    `create table a (x int, y int, primary key (x, y)); create table b (x int, y int, constraint "B fk" foreign key (x, y) references a match full deferrable initially deferred, unique nulls not distinct (x))`,
  ],
  [
    'types',
    `create type mood as enum ('a', 'b?'); create table t (m mood default 'b?', a mood[] default '{}', n numeric, g int generated always as (1 + 1) stored, c text collate "C", v varchar(3)[] , j jsonb default '{"a": 1}')`,
  ],
])('renders %s exactly, with the builder and without', async (_, sql) => {
  const text = await rendered('', sql);
  expect(formatted(text)).toBe(text);
});

test('renders the index of a partitioned table that changes while its partitions have it', async () => {
  const schema = (columns: string) => `create table t (a int, b int) partition by list (a);
    create table t1 partition of t for values in (1); create table t2 partition of t default; create index i on t (${columns})`;
  const text = await rendered(schema('a'), schema('b, a'));
  expect(text).toContain('ON ONLY');
  expect(formatted(text)).toBe(text);
});

test('renders collations and text search objects that change with what uses them', async () => {
  const schema = (
    locale: string,
    token: string,
  ) => `create collation c (provider = icu, locale = '${locale}');
    create text search dictionary d (template = simple); create text search configuration s (parser = "default");
    alter text search configuration s add mapping for ${token} with d; create table t (a text collate c unique, b text);
    create index i on t (a, b); create index j on t using gin (to_tsvector('s'::regconfig, b)); comment on collation c is 'Order?';`;
  const text = await rendered(schema('de', 'word'), schema('sv', 'int'));
  expect(text).toContain('ALTER COLLATION "public"."c" RENAME TO "c__old"');
  expect(formatted(text)).toBe(text);
});

test.each([
  ['quotes and question marks', `create table t (a text default 'it''s ok?')`],
  ['backslashes', `create table t (a text, constraint c check (a ~ '\\d\\?\\\\ x'))`],
])('renders %s as knex.raw alone', async (_, sql) => {
  const text = await rendered('', sql, false);
  expect(text).not.toContain('knex.schema');
  expect(formatted(text)).toBe(text);
});

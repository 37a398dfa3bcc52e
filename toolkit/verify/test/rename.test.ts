import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { emptyModel, type Model, type Table } from '@trellis/model';
import { describe, diffModels, fingerprint, planRenames, reversed } from '@trellis/plan';
import { table as emptyTable } from '@trellis/random-models';
import { apply, type TwoDatabases, twoDatabases } from './pair.ts';

const old = `
  create type mood as enum ('sad', 'ok');
  create table people (id int generated always as identity primary key, name text not null, m mood default 'ok',
    constraint adult check (length(name) > 1), constraint u unique (name));
  create index people_m on people (m) where m = 'sad';
  create table pets (id serial primary key, owner int references people (id) on delete cascade);
  create view v as select name, m from people;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create trigger t before update on people for each row execute function f();
  insert into people (name) values ('Ann'), ('Bob');
  insert into pets (owner) values (1);`;

const wanted = `
  create type feeling as enum ('blue', 'ok');
  create table persons (id int generated always as identity primary key, full_name text not null, m feeling default 'ok',
    constraint grown_up check (length(full_name) > 1), constraint u unique (full_name));
  create index persons_m on persons (m) where m = 'blue';
  create table pets (id serial primary key, person int references persons (id) on delete cascade);
  create view v as select full_name as name, m from persons;
  create function f() returns trigger language plpgsql as 'begin return new; end';
  create trigger t before update on persons for each row execute function f();`;

/** Adds the declared renames. */
function declare(model: Model): Model {
  const from = <T extends { readonly name: string }>(list: readonly T[], names: Record<string, string>) =>
    list.map((one) => (names[one.name] === undefined ? one : { ...one, renamedFrom: names[one.name] }));
  return {
    ...model,
    enums: model.enums.map((type) => ({ ...type, renamedFrom: 'mood', renamedValues: { sad: 'blue' } })),
    tables: from(model.tables, { persons: 'people' }).map((table: Table) => ({
      ...table,
      ...(table.name === 'persons' &&
        table.primaryKey && { primaryKey: { ...table.primaryKey, renamedFrom: 'people_pkey' } }),
      columns: from(table.columns, { full_name: 'name', person: 'owner' }),
      checks: from(table.checks, { grown_up: 'adult' }),
      foreignKeys: from(table.foreignKeys, { pets_person_fkey: 'pets_owner_fkey' }),
      indexes: from(table.indexes, { persons_m: 'people_m' }),
    })),
  };
}

let databases: TwoDatabases;

beforeAll(async () => {
  databases = await twoDatabases('rename');
});

afterAll(() => databases.close());

async function rows() {
  const people = await databases.a
    .query('select * from persons order by id')
    .catch(() => databases.a.query('select * from people order by id'));
  const pets = await databases.a.query('select * from pets');
  return [people.rows.map((row) => Object.values(row)), pets.rows.map((row) => Object.values(row))];
}

test('carries out declared renames only by renames, up and down, and keeps all rows', async () => {
  const { a, b } = databases;
  await a.query(old);
  await b.query(wanted);
  const from = await introspect(a);
  const to = declare(await introspect(b));
  const before = await rows();

  const afterRenames = async (start: Model, end: Model) => {
    await a.query('begin');
    for (const sql of planRenames(start, end)) await a.query(sql);
    const model = await introspect(a);
    await a.query('rollback');
    return model;
  };
  const exact = diffModels(from, to, { afterRenames: await afterRenames(from, to) });
  expect(exact.losses).toEqual([]);
  const others = exact.changes.filter((change) => change.action !== 'rename');
  // PostgreSQL does not rename the objects whose names it generated from the table's: the sequence of the identity and,
  // from version 18 on, the NOT NULL constraints.
  const notNulls = from.notNullConstraints === false ? [] : ['alter not null', 'alter not null'];
  expect(others.map(({ kind, action }) => `${action} ${kind}`).sort()).toEqual([
    'alter identity',
    ...notNulls,
  ]);

  await apply(a, exact);
  expect(fingerprint(await introspect(a))).toBe(fingerprint(await introspect(b)));
  expect(await rows()).toEqual(before);

  const home = reversed(from, to);
  const now = await introspect(a);
  const back = diffModels(now, home, { afterRenames: await afterRenames(now, home) });
  expect(back.losses).toEqual([]);
  await apply(a, back);
  expect(fingerprint(await introspect(a))).toBe(fingerprint(from));
  expect(await rows()).toEqual(before);

  // Without `afterRenames`, more objects are recreated than necessary, and generated names may remain.
  const estimated = diffModels(from, to);
  expect(estimated.losses).toEqual([]);
  await apply(a, estimated);
  expect(await rows()).toEqual(before);
  await apply(a, diffModels(await introspect(a), to));
  expect(fingerprint(await introspect(a))).toBe(fingerprint(await introspect(b)));
});

test('describes a renamed column of a renamed table by its old name', async () => {
  const model = await introspect(databases.b);
  const at = (name: string, column: string): Table => ({
    ...(model.tables[0] as Table),
    name,
    columns: [{ name: column, type: 'text' }],
    uniques: [],
    checks: [],
    indexes: [],
    triggers: [],
    foreignKeys: [],
  });
  const { primaryKey: _, ...was } = at('people', 'name');
  const { primaryKey: __, ...is } = at('persons', 'full_name');
  const wanted = { ...is, renamedFrom: 'people', columns: [{ ...is.columns[0], renamedFrom: 'name' }] };
  const only = (table: Table): Model => ({ ...emptyModel, tables: [table], dependencies: {} });
  const { changes } = diffModels(only(was), only(wanted as Table));
  expect(changes.map(describe)).toEqual([
    'Detected renamed table people to persons',
    'Detected renamed column name to persons.full_name',
  ]);
});

test('describes a renamed value of an enum by both names', () => {
  const mood = (values: string[], renamedValues?: Record<string, string>): Model => ({
    ...emptyModel,
    enums: [{ schema: 'public', name: 'mood', values, ...(renamedValues && { renamedValues }) }],
    dependencies: {},
  });
  const { changes } = diffModels(mood(['sad', 'ok']), mood(['blue', 'ok'], { sad: 'blue' }));
  expect(changes.map(describe)).toEqual(['Detected renamed value sad of enum mood to blue']);
});

test('ignores a declared rename that has been carried out', async () => {
  const model = declare(await introspect(databases.b));
  expect(planRenames(model, model)).toEqual([]);
});

test('renames objects with a chain of names from its end, and refuses a cycle', async () => {
  const model = await introspect(databases.b);
  const [first] = model.tables;
  if (!first) throw new Error('Expected a table.');
  const table = (name: string, renamedFrom?: string): Table => ({
    ...first,
    foreignKeys: [],
    name,
    ...(renamedFrom && { renamedFrom }),
  });
  const withTables = (...tables: Table[]): Model => ({
    ...model,
    tables,
    sequences: [],
    views: [],
    dependencies: {},
  });
  const chain = planRenames(withTables(table('a'), table('b')), withTables(table('b', 'a'), table('c', 'b')));
  expect(chain).toEqual(['ALTER TABLE "public"."b" RENAME TO "c"', 'ALTER TABLE "public"."a" RENAME TO "b"']);
  const circle = diffModels(withTables(table('a'), table('b')), withTables(table('b', 'a'), table('a', 'b')));
  expect(circle.refusals.map(({ code }) => code)).toEqual(['RENAME_CYCLE', 'RENAME_CYCLE']);
});

test('refuses a rename whose old name is declared again, of a table, a column, a constraint and a value', async () => {
  const model = await introspect(databases.b);
  const old = model.tables.find(({ name }) => name === 'persons') as Table;
  const again = <T extends { readonly name: string }>(list: readonly T[], name: string) =>
    list.flatMap((one) => (one.name === name ? [one, { ...one, name: 'new', renamedFrom: name }] : [one]));
  const refused = (change: Partial<Model>) =>
    diffModels(model, { ...model, ...change }).refusals.map(({ code, object }) => `${code} ${object}`);
  const withTable = (change: Partial<Table>) =>
    refused({ tables: model.tables.map((table) => (table === old ? { ...table, ...change } : table)) });
  expect(refused({ tables: again(model.tables, 'pets') })).toEqual(['RENAME_REUSED table public.pets']);
  expect(withTable({ columns: again(old.columns, 'm') })).toEqual(['RENAME_REUSED column public.persons.m']);
  expect(withTable({ checks: again(old.checks, 'grown_up') })).toEqual([
    'RENAME_REUSED constraint public.persons.grown_up',
  ]);
  const enums = model.enums.map((one) => ({
    ...one,
    values: ['blue', 'azure', 'ok'],
    renamedValues: { blue: 'azure' },
  }));
  expect(refused({ enums })).toEqual(['RENAME_REUSED type public.feeling']);
});

test('suggests a rename for a similar drop and add, but does not plan it', async () => {
  const to = await introspect(databases.b);
  const from: Model = {
    ...to,
    tables: to.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column) =>
        column.name === 'full_name' ? { ...column, name: 'fullname' } : column,
      ),
    })),
  };
  const plan = diffModels(from, to);
  expect(plan.hints).toContainEqual({
    from: 'column public.persons.fullname',
    to: 'column public.persons.full_name',
    write: "renamedFrom: 'fullname'",
  });
  expect(plan.losses.map(({ object }) => object)).toContain('column public.persons.fullname');
});

test('a foreign-data wrapper and a server are renamed in place, and what uses them follows', () => {
  const model = (wrapper: string, server: string, isRenamed: boolean): Model => ({
    ...emptyModel,
    foreignDataWrappers: [{ name: wrapper, ...(isRenamed && { renamedFrom: 'w' }) }],
    foreignServers: [{ name: server, wrapper, ...(isRenamed && { renamedFrom: 's' }) }],
    userMappings: [{ role: 'PUBLIC', server, options: { user: 'u' } }],
    tables: [emptyTable('f', [{ name: 'a', type: 'integer' }], { foreign: { server } })],
    dependencies: {
      [`foreign server ${server}`]: [`foreign data wrapper ${wrapper}`],
      [`user mapping ${server}."PUBLIC"`]: [`foreign server ${server}`],
      'table public.f': [`foreign server ${server}`],
    },
  });
  const [before, after] = [model('w', 's', false), model('x', 't', true)];
  const plan = diffModels(before, after);
  expect(plan.statements.map(({ sql }) => sql)).toEqual([
    'ALTER FOREIGN DATA WRAPPER "w" RENAME TO "x"',
    'ALTER SERVER "s" RENAME TO "t"',
  ]);
  expect(diffModels(after, reversed(before, after)).statements.map(({ sql }) => sql)).toEqual([
    'ALTER FOREIGN DATA WRAPPER "x" RENAME TO "w"',
    'ALTER SERVER "t" RENAME TO "s"',
  ]);
});

test('a publication is renamed, and follows the renames of its table and columns', () => {
  const model = (
    name: string,
    table: string,
    column: string,
    renamed: Partial<Record<'p' | 't' | 'c', string>>,
  ): Model => ({
    ...emptyModel,
    tables: [
      emptyTable(
        table,
        [{ name: column, type: 'integer', ...(renamed.c && { renamedFrom: renamed.c }) }],
        renamed.t === undefined ? {} : { renamedFrom: renamed.t },
      ),
    ],
    publications: [
      {
        name,
        tables: [{ schema: 'public', name: table, columns: [column] }],
        ...(renamed.p && { renamedFrom: renamed.p }),
      },
    ],
    dependencies: {
      [`publication relation public.${table}.${name}`]: [
        `column public.${table}.${column}`,
        `publication ${name}`,
        `table public.${table}`,
      ],
    },
  });
  const plan = diffModels(model('p', 't', 'a', {}), model('q', 'u', 'b', { p: 'p', t: 't', c: 'a' }));
  expect(plan.statements.map(({ sql }) => sql)).toEqual([
    'ALTER TABLE "public"."t" RENAME TO "u"',
    'ALTER TABLE "public"."u" RENAME COLUMN "a" TO "b"',
    'ALTER PUBLICATION "p" RENAME TO "q"',
  ]);
});

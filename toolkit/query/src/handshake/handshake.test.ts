import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SchemaDescriptor } from '@trellis/model';
import type { Knex } from 'knex';
import { one, oneOne, two } from '../../test/library.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { assertDatabase } from './assert-database.ts';
import { checkDatabase } from './check-database.ts';

const databases: OpenDatabase[] = [];

/** Creates a database with the tables and the migration history of a release. */
async function databaseAt(schema: SchemaDescriptor): Promise<Knex> {
  const database = await openDatabase('handshake', schema);
  databases.push(database);
  const { knex } = database;
  await knex.schema.createTable('knex_migrations', (t) => {
    t.increments();
    t.string('name');
  });
  await knex.schema.createTable('trellis_migrations', (t) => {
    t.text('name');
    t.text('release');
  });
  await record(knex, schema.migrations ?? []);
  return knex;
}

const releases: Record<string, string> = {
  '20260101000000_books': '1.0.0',
  '20260201000000_shelves': '1.1.0',
  '20260301000000_isbn': '2.0.0',
};

async function record(knex: Knex, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await knex('knex_migrations').insert(names.map((name) => ({ name })));
  await knex('trellis_migrations').insert(names.map((name) => ({ name, release: releases[name] ?? null })));
}

let older: Knex;
let minor: Knex;
let major: Knex;
beforeAll(async () => {
  [older, minor, major] = await Promise.all([databaseAt(one), databaseAt(oneOne), databaseAt(two)]);
});
afterAll(() => Promise.all(databases.map((database) => database.close())));

test('a database of the same release fits; the check takes one query and is cached', async () => {
  const statements: string[] = [];
  older.on('query', ({ sql }: { sql: string }) => statements.push(sql));
  const [result] = await Promise.all([assertDatabase(older, one), assertDatabase(older, one)]);
  await assertDatabase(older, one);
  older.removeAllListeners('query');
  expect(result).toEqual({
    status: 'fits',
    message: 'The database (release 1.0.0) fits library 1.0.0.',
    schemaRelease: '1.0.0',
    databaseRelease: '1.0.0',
    pending: [],
    unknown: [],
    mismatches: [],
  });
  expect(statements).toHaveLength(1);
});

test('a later minor release fits: wider types, more enum values and columns, nullable columns', async () => {
  expect(await assertDatabase(minor, one)).toMatchObject({
    status: 'fits',
    databaseRelease: '1.1.0',
    unknown: ['20260201000000_shelves'],
  });
});

test('an older database is too old; the error lists what is missing and the migrations to run', async () => {
  await expect(assertDatabase(older, oneOne)).rejects.toMatchObject({
    code: 'DATABASE_TOO_OLD',
    message:
      'The database (release 1.0.0) is too old for library 1.1.0: kind lacks "essay", authors.name is character varying(100) instead of character varying(200), books.title is not nullable, books.shelf is smallint instead of integer, books.price is numeric(6,2) instead of numeric(8,3), books.pages is missing, shelves is missing. Run 1 migration (20260201000000_shelves).',
    details: { status: 'too old', pending: ['20260201000000_shelves'] },
  });
});

test('an older database fits a program that uses only tables that did not change', async () => {
  const lean = { ...one, version: '1.1.0', migrations: oneOne.migrations };
  expect(await assertDatabase(older, lean, { uses: ['authors', 'initials'] })).toMatchObject({
    status: 'fits',
    pending: ['20260201000000_shelves'],
  });
});

test('a database that is a major release ahead is too new', async () => {
  await expect(assertDatabase(major, one)).rejects.toMatchObject({
    code: 'DATABASE_TOO_NEW',
    message:
      'The database (release 2.0.0) is too new for library 1.0.0: books.title is xml instead of text, books.isbn is required, but the schema does not have it. Use major release 2 of the schema.',
  });
  await expect(assertDatabase(major, one, { uses: ['books'] })).rejects.toMatchObject({
    code: 'DATABASE_TOO_NEW',
  });
  expect(await assertDatabase(major, one, { uses: ['authors'] })).toMatchObject({ status: 'fits' });
});

test('a database with unreleased migrations is too new only if they break something', async () => {
  const knex = await databaseAt(one);
  await record(knex, ['20260401000000_unreleased']);
  expect((await checkDatabase(knex, one)).status).toBe('fits');
  await knex.raw('alter table books rename title to name');
  expect(await checkDatabase(knex, one)).toMatchObject({
    status: 'too new',
    unknown: ['20260401000000_unreleased'],
  });
});

test.each([
  ['drop table books cascade', ['books is missing']],
  [
    'alter table books drop author_id',
    ['books.author_id is missing', 'books has no foreign key from author_id to authors'],
  ],
  [
    'alter table authors alter name type varchar(99)',
    ['authors.name is character varying(99) instead of character varying(100)'],
    'drop view initials; ',
  ],
  ['alter table authors alter born set not null', ['authors.born is not nullable']],
  ['alter table books alter title drop not null', ['books.title is nullable']],
  ['alter table books alter kind drop default', ['books.kind has no default']],
  ['alter table books alter book_id drop identity', ['books.book_id has no default']],
  ['alter table books add isbn text not null', ['books.isbn is required, but the schema does not have it']],
  ['alter table authors drop constraint authors_name_key', ['authors has no unique key on name']],
  ['create unique index on books (title)', ['books has a unique key on title that the schema does not have']],
  [
    'alter table books drop constraint books_author_id_fkey, add foreign key (author_id) references authors',
    ['books has on delete no action instead of cascade in the foreign key to authors'],
  ],
  [
    'alter table books drop constraint books_author_id_fkey, add foreign key (author_id) references authors on delete cascade not valid',
    [
      'books has a foreign key from author_id to authors that is not valid: existing rows may violate it (validate constraint)',
    ],
  ],
  ["alter type kind rename value 'poem' to 'verse'", ['kind lacks "poem"']],
  ['alter table books alter size type text', ['books.size is text instead of audit.size']],
  ['drop view initials', ['initials is missing']],
])('%s is reported as drift', async (sql, messages, before = '') => {
  const knex = await databaseAt(one);
  await knex.raw(before + sql);
  const uses = before === '' ? {} : { uses: ['authors', 'books'] as ('authors' | 'books')[] };
  await expect(assertDatabase(knex, one, uses)).rejects.toMatchObject({
    code: 'DATABASE_DRIFTED',
    message: expect.stringContaining(messages.join(', ')),
    details: { mismatches: messages.map((message) => expect.objectContaining({ message })) },
  });
});

test('additional objects in the database are not drift', async () => {
  const knex = await databaseAt(one);
  await knex.raw(`create table more (a int); alter table books add note text, add stock int not null default 0;
    create index on books (title); create unique index on books (title) where shelf > 1;
    alter table authors add constraint named_otherwise unique (name); alter table authors drop constraint authors_name_key`);
  expect((await checkDatabase(knex, one)).mismatches).toEqual([]);
});

test('an empty database is too old, even if the schema has no migrations', async () => {
  const empty = await openDatabase('handshake');
  databases.push(empty);
  expect(await checkDatabase(empty.knex, one)).toMatchObject({
    status: 'too old',
    databaseRelease: undefined,
    pending: one.migrations,
  });
  const { migrations, version, ...unversioned } = one;
  expect(await checkDatabase(empty.knex, unversioned)).toMatchObject({ status: 'too old', pending: [] });
  expect(await checkDatabase(older, unversioned)).toMatchObject({ status: 'fits', unknown: [] });
});

test('unrelated tables with the names of the history tables are ignored', async () => {
  const { knex, close } = await openDatabase('handshake_others', one);
  await knex.raw('create table knex_migrations (id integer); create table trellis_migrations (name text)');
  expect(await checkDatabase(knex, one)).toMatchObject({ status: 'fits', databaseRelease: undefined });
  await knex.raw('alter table books drop column shelf');
  expect(await checkDatabase(knex, one)).toMatchObject({ status: 'too old', pending: one.migrations });
  await close();
});

test('mode warn calls onWarning and returns', async () => {
  const warnings: string[] = [];
  const onWarning = ({ status }: { status: string }) => warnings.push(status);
  expect(await assertDatabase(major, one, { mode: 'warn', onWarning })).toMatchObject({ status: 'too new' });
  expect(warnings).toEqual(['too new']);
});

test('mode wait returns when the migrations have run', async () => {
  const knex = await databaseAt(one);
  const next = { ...one, version: '1.0.1', migrations: [...one.migrations, 'later'] };
  await knex.raw('alter table books rename shelf to place');
  let checks = 0;
  knex.on('query-response', () => {
    checks += 1;
    if (checks === 2) knex.raw('alter table books rename place to shelf').then(() => record(knex, ['later']));
  });
  expect(await assertDatabase(knex, next, { mode: 'wait', interval: 5 })).toMatchObject({ status: 'fits' });
  expect(checks).toBeGreaterThan(2);
});

test('waiting ends at the timeout or when the signal is aborted', async () => {
  const options = { mode: 'wait', interval: 5 } as const;
  await expect(assertDatabase(older, oneOne, { ...options, timeout: 400 })).rejects.toMatchObject({
    code: 'DATABASE_TOO_OLD',
  });
  const stop = new AbortController();
  const waiting = assertDatabase(older, oneOne, { ...options, interval: 60_000, signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  await expect(assertDatabase(major, one, options)).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
});

test('an unknown table in `uses` is rejected', async () => {
  // @ts-expect-error there is no such table
  await expect(checkDatabase(older, one, { uses: ['boks'] })).rejects.toMatchObject({
    code: 'TABLE_UNKNOWN',
  });
});

test.each([5, 'books', { books: true }, null])('`uses` that is no array is rejected: %j', async (uses) => {
  for (const check of [checkDatabase, assertDatabase])
    await expect(check(older, one, { uses: uses as never })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { path: 'uses' },
    });
});

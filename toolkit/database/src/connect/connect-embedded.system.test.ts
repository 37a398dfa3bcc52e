import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectEmbedded, connectMemory } from './connect-embedded.ts';

let parent: string;
let folder: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'trellis-embedded-'));
  folder = join(parent, 'database');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** Starts a process that opens the folder, keeps inserting rows and holds the folder until it is killed. */
async function holder(): Promise<ChildProcess> {
  const script = `
    import { connectEmbedded } from ${JSON.stringify(join(__dirname, 'connect-embedded.ts'))};
    const { knex } = await connectEmbedded(${JSON.stringify(folder)});
    await knex.raw('create table if not exists written (n int)');
    await knex.raw('insert into written values (1)');
    console.log('held');
    setInterval(() => knex.raw('insert into written values (2)'), 5);
  `;
  const child = spawn(
    process.execPath,
    ['--conditions=trellis-source', '--import', 'tsx', '--input-type=module', '-e', script],
    {
      cwd: join(__dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

test('the embedded database keeps its data between connections', async () => {
  const first = await connectEmbedded(folder);
  await first.knex.raw('create table kept (n int)');
  await first.close();
  const second = await connectEmbedded(folder);
  expect(second.engine).toBe('embedded');
  expect((await second.knex.raw('select count(*)::int as n from kept')).rows).toEqual([{ n: 0 }]);
  await second.close();
});

test('the search path is public, though a setting and a schema named after the user exist', async () => {
  const first = await connectEmbedded(join(parent, 'path'));
  await first.knex.raw(`do $$ begin
      execute format('create schema %I', current_user);
      execute format('alter database %I set search_path = %I', current_database(), current_user);
    end $$`);
  await first.close();
  const second = await connectEmbedded(join(parent, 'path'));
  await second.knex.schema.createTable('t', () => {});
  expect(await second.knex('pg_tables').where({ tablename: 't' }).pluck('schemaname')).toEqual(['public']);
  await second.close();
  await rm(join(parent, 'path'), { recursive: true });
});

test('an error names the process that holds the folder, and the folder of a killed process opens at once', async () => {
  const child = await holder();
  await expect(connectEmbedded(folder)).rejects.toMatchObject({
    code: 'EMBEDDED_IN_USE',
    message: expect.stringContaining(`process ${child.pid}`),
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  const connection = await connectEmbedded(folder);
  expect((await connection.knex.raw('select n from written where n = 1')).rows).toEqual([{ n: 1 }]);
  await connection.close();
});

test('a lock is taken over at once when its process was killed right after locking', async () => {
  mkdirSync(`${folder}.lock`);
  writeFileSync(`${folder}.holder-4194305-left.json`, '{"pid":4194305');
  const connection = await connectEmbedded(folder);
  expect(connection.engine).toBe('embedded');
  await connection.close();
  expect(readdirSync(parent)).toEqual(['database']);
});

test('a lock whose process id another process has now is taken over', async () => {
  mkdirSync(`${folder}.lock`);
  const earlier = JSON.stringify({ pid: process.pid, mark: 'an earlier boot 1', command: '', since: '' });
  writeFileSync(`${folder}.holder-${process.pid}-left.json`, earlier);
  const connection = await connectEmbedded(folder);
  expect(connection.engine).toBe('embedded');
  await connection.close();
  expect(readdirSync(parent)).toEqual(['database']);
});

test('only one of several connections takes over the lock of a killed process', async () => {
  const child = await holder();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const results = await Promise.allSettled(Array.from({ length: 4 }, () => connectEmbedded(folder)));
  const open = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  expect(open).toHaveLength(1);
  for (const connection of open) await connection.close();
});

test('the embedded database starts when the cache folder cannot be written', async () => {
  const { TRELLIS_CACHE: cache } = process.env;
  process.env['TRELLIS_CACHE'] = join(__filename, 'no-folder');
  try {
    const { knex, close } = await connectMemory();
    expect((await knex.raw('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await close();
  } finally {
    if (cache === undefined) delete process.env['TRELLIS_CACHE'];
    else process.env['TRELLIS_CACHE'] = cache;
  }
});

test('the bundled extensions can be created', async () => {
  const { knex, close } = await connectMemory();
  for (const name of [
    'btree_gist',
    'citext',
    'pg_trgm',
    'uuid-ossp',
    'hstore',
    'pgcrypto',
    'ltree',
    'unaccent',
  ])
    await knex.raw('create extension ??', [name]);
  expect((await knex.raw('select count(*)::int as n from pg_extension')).rows).toEqual([{ n: 9 }]);
  await close();
});

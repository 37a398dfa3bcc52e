import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { createDatabase } from '@trellis/testing';
import { commandProject, ended, printed, serverDatabase, TIMEOUT } from '../../test/command-project.ts';

/** The line of an interrupted command. */
const INTERRUPTED =
  /^INTERRUPTED: Stopped by SIG(INT|HUP)\. Scratch databases are dropped and locks are released; [^\n]+\.$/m;

const project = commandProject();

const server = serverDatabase();

test(
  'refuses a second process on the embedded database',
  async () => {
    await project.slowHistory('select pg_sleep(60)');
    const first = project.start(['upgrade']);
    await printed(first, 'Running upgrade');
    const second = await project.trellis(['current']);
    expect(second).toMatchObject({ code: 1, stderr: expect.stringMatching(/^EMBEDDED_IN_USE: [^\n]+\n$/) });
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await project.trellis(['current'])).toMatchObject({ code: 0 });
  },
  TIMEOUT,
);

test(
  'a killed upgrade leaves no partial migration and no lock',
  async () => {
    await project.slowHistory('select pg_sleep(2)');
    const child = project.start(['upgrade'], { DATABASE_URL: server.url });
    await printed(child, 'Running upgrade');
    child.kill('SIGKILL');
    await once(child, 'close');
    const after = await project.trellis(['upgrade', '--json'], { DATABASE_URL: server.url });
    expect([after.code, JSON.parse(after.stdout)]).toMatchObject([
      0,
      { migrations: ['20260101000000_slow'] },
    ]);
  },
  TIMEOUT,
);

test(
  'a killed revision writes no files, and the next one drops its scratch databases',
  async () => {
    const own = await createDatabase('killed');
    const env = { DATABASE_URL: own.url };
    const files = () =>
      readdirSync(project.root, { recursive: true })
        .map(String)
        .filter((path) => !path.startsWith('.trellis'));
    const before = files();
    const child = project.start(['revision', '-m', 'Killed'], env);
    // This line comes as soon as there is a scratch database; progress is reported only when it takes long.
    await printed(child, 'Verified');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(files()).toEqual(before);
    const left = async () => {
      const scratch: string[] = await server.connection
        .knex('pg_database')
        .whereLike('datname', 'trellis_scratch_%')
        .pluck('datname');
      return scratch.filter((name) => name.includes(`_${child.pid}_`));
    };
    expect(await left()).not.toEqual([]);
    // The server notices after a while that the process has ended.
    const backends = async () =>
      server.connection.knex('pg_stat_activity').whereIn('datname', [own.name, ...(await left())]);
    while ((await backends()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await project.trellis(['revision', '-m', 'Made'], env)).toMatchObject({ code: 0 });
    expect(project.migrations()).toEqual([expect.stringMatching(/_made$/)]);
    expect(await left()).toEqual([]);
    expect(await project.trellis(['check'], env)).toMatchObject({ code: 0 });
    await own.drop();
  },
  TIMEOUT,
);

test(
  'a lost connection is reported in one line, and the migration remains pending',
  async () => {
    const cut = await createDatabase('cut');
    await project.slowHistory('select pg_sleep(60)');
    const child = project.start(['upgrade'], { DATABASE_URL: cut.url });
    const result = ended(child);
    await printed(child, 'Running upgrade');
    await server.connection.knex.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = ?',
      [new URL(cut.url).pathname.slice(1)],
    );
    const { code, stderr } = await result;
    expect([code, stderr]).toEqual([1, expect.stringMatching(/\nMIGRATION_FAILED: [^\n]+\n$/)]);
    const { stdout } = await project.trellis(['current', '--json'], { DATABASE_URL: cut.url });
    expect(JSON.parse(stdout)).toMatchObject({
      migration: null,
      pending: ['20260101000000_slow'],
      locked: false,
    });
    await cut.drop();
  },
  TIMEOUT,
);

test(
  'Ctrl-C ends a check at once and leaves no scratch database',
  async () => {
    await project.slowHistory('select pg_sleep(30)');
    const child = project.start(['check'], { DATABASE_URL: server.url });
    const scratch = () =>
      server.connection.knex('pg_database').whereLike('datname', `trellis_scratch_%_${child.pid}_%`);
    while ((await scratch()).length < 1) await new Promise((resolve) => setTimeout(resolve, 100));
    child.kill('SIGINT');
    const { code, stderr } = await ended(child);
    expect([code, stderr]).toEqual([130, expect.stringMatching(INTERRUPTED)]);
    expect(await scratch()).toEqual([]);
  },
  TIMEOUT,
);

test.each([
  ['Ctrl-C', 130, (child: ChildProcess) => child.kill('SIGINT')],
  ['the death of the process that started it', 129, (child: ChildProcess) => child.disconnect()],
])(
  'an upgrade prints a line and is rolled back at %s',
  async (_, exit, end) => {
    const own = await createDatabase('interrupted');
    const env = { DATABASE_URL: own.url };
    await project.slowHistory('select pg_sleep(60)');
    const child = project.start(['upgrade'], env, 'ipc');
    let stderr = '';
    child.stderr?.on('data', (data) => {
      stderr += data;
    });
    // Not `close`, which does not come once the channel is closed.
    const result = Promise.all([once(child, 'exit'), once(child.stderr as NodeJS.ReadableStream, 'end')]);
    await printed(child, 'Running upgrade');
    end(child);
    const [[code]] = await result;
    expect([code, stderr]).toEqual([exit, expect.stringMatching(INTERRUPTED)]);
    const { stdout } = await project.trellis(['current', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({ migration: null, locked: false });
    await own.drop();
  },
  TIMEOUT,
);

test(
  'current describes a database in which a migration outside a transaction was interrupted',
  async () => {
    const own = await createDatabase('unfinished');
    const env = { DATABASE_URL: own.url };
    await project.slowHistory('select pg_sleep(60)', 'export const config = { transaction: false };');
    const child = project.start(['upgrade'], env);
    await printed(child, 'Running upgrade');
    const slow = () =>
      server.connection.knex('pg_stat_activity').where('datname', own.name).whereLike('query', '%pg_sleep%');
    while ((await slow()).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGKILL');
    await once(child, 'close');
    const current = await project.trellis(['current'], env);
    expect(current.code).toBe(1);
    expect(current.stdout).toMatch(/^Database: .*\nbase\n/);
    expect(current.stderr).toMatch(/^MIGRATION_UNFINISHED: 20260101000000_slow[^\n]*\n$/);
    const { stdout } = await project.trellis(['current', '--json'], env);
    expect(JSON.parse(stdout)).toMatchObject({
      migration: null,
      pending: ['20260101000000_slow'],
      problem: { code: 'MIGRATION_UNFINISHED' },
    });
    await own.drop();
  },
  TIMEOUT,
);

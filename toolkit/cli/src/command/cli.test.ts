import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { writeManifest } from '@trellis/migrate/internal';
import { checksum } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';

/** Milliseconds: real processes are slow on a busy machine. */
const TIMEOUT = 180_000;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trellis-cli-'));
  write(
    'trellis.config.ts',
    `import { defineConfig } from '@trellis/cli';
     export default defineConfig({
       schema: './schema.ts', migrations: './migrations', releases: './releases', changesets: './.changeset',
       packages: ['@a/schema'],
     });`,
  );
  schema('tag_id: integer({ identity: "always", primaryKey: true }), name: varchar({ unique: true })');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(join(root, name, '..'), { recursive: true });
  writeFileSync(join(root, name), text);
}

function schema(columns: string): void {
  write(
    'schema.ts',
    `import { defineSchema, integer, table, text, varchar } from '@trellis/model';
     const tags = table('tags', { doc: 'Words.', columns: { ${columns} } });
     export const schema = defineSchema({ name: 'tags', tables: { tags } });`,
  );
}

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  const flags = ['--conditions=trellis-source', '--import', require.resolve('tsx')];
  const { DATABASE_URL: _, ...rest } = process.env;
  return spawn(process.execPath, [...flags, join(__dirname, 'start.ts'), ...args], {
    cwd: root,
    env: { ...rest, NO_COLOR: '1', ...env },
  });
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

const trellis = (args: readonly string[], env?: Record<string, string>) => ended(start(args, env));

/** The files of the migrations, without extensions. */
const migrations = () =>
  readdirSync(join(root, 'migrations'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3));

describe('errors are one line with a code and without passwords', () => {
  const server = () => new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const errors: readonly (readonly [string, string, readonly string[], (() => Record<string, string>)?])[] = [
    ['an unknown flag', 'USAGE', ['upgrade', '--hard']],
    ['an unknown verb', 'USAGE', ['upgarde']],
    ['a missing argument', 'USAGE', ['downgrade']],
    ['an unknown target', 'TARGET_UNKNOWN', ['upgrade', '9.9.9']],
    ['a URL that does not parse', 'URL_INVALID', ['current'], () => ({ DATABASE_URL: 'hunter2@:nowhere' })],
    [
      'an unreachable server',
      'SERVER_UNREACHABLE',
      ['current'],
      () => ({ DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/shop' }),
    ],
    [
      'a wrong password',
      'PASSWORD_WRONG',
      ['upgrade'],
      () => {
        const url = server();
        url.password = 'hunter2';
        return { DATABASE_URL: url.href };
      },
    ],
  ];
  test.each(errors)(
    '%s is reported as %s',
    async (_, code, args, env = () => ({})) => {
      const { code: exit, stdout, stderr } = await trellis(args, env());
      expect({ exit, stdout }).toEqual({ exit: 1, stdout: '' });
      expect(stderr).toMatch(new RegExp(`^${code}: [^\\n]+\\n$`));
      expect(stderr).not.toContain('hunter2');
    },
    TIMEOUT,
  );

  test(
    'the configuration may set DATABASE_URL',
    async () => {
      const named = "process.env['DATABASE_URL'] = 'postgres://me:hunter2@127.0.0.1:1/shop';\n";
      write('trellis.config.ts', named + readFileSync(join(root, 'trellis.config.ts'), 'utf8'));
      for (const args of [['current'], ['check']])
        expect((await trellis(args)).stderr).toMatch(/^SERVER_UNREACHABLE: [^\n]+\n$/);
    },
    TIMEOUT,
  );

  test(
    'invalid descriptors and a missing configuration are reported with their codes',
    async () => {
      schema('tag_id: integer({ references: "nowhere.id" } as never)');
      expect((await trellis(['revision', '-m', 'No'])).stderr).toMatch(/^SCHEMA_INVALID: [^\n]+\n$/);
      rmSync(join(root, 'trellis.config.ts'));
      const { code, stdout } = await trellis(['history', '--json']);
      expect([code, JSON.parse(stdout)]).toMatchObject([1, { error: { code: 'CONFIG_MISSING' } }]);
    },
    TIMEOUT,
  );
});

test(
  'refuses a second process on the embedded database',
  async () => {
    await slowHistory('select pg_sleep(60)');
    const first = start(['upgrade']);
    await printed(first, 'Running upgrade');
    const second = await trellis(['current']);
    expect(second).toMatchObject({ code: 1, stderr: expect.stringMatching(/^EMBEDDED_IN_USE: [^\n]+\n$/) });
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(await trellis(['current'])).toMatchObject({ code: 0 });
  },
  TIMEOUT,
);

describe('on a server', () => {
  let database: TestDatabase;
  let connection: Connection;
  beforeAll(async () => {
    database = await createDatabase('cli');
    connection = await connect({ url: database.url });
  });
  afterAll(async () => {
    await connection.close();
    await database.drop();
  });

  test(
    'the command line migrates a database from descriptors, and follows their changes',
    async () => {
      const database = await createDatabase('cli');
      const run = (args: readonly string[]) => trellis(args, { DATABASE_URL: database.url });
      const created = await run(['revision', '-m', 'Created tags']);
      expect(created).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Detected added table tags\n'),
      });
      const [first = ''] = migrations();
      expect(first).toMatch(/^\d{14}_created_tags$/);
      expect(readFileSync(join(root, '.changeset', `${first}.md`), 'utf8')).toBe(
        "---\n'@a/schema': major\n---\n\nCreated tags\n",
      );
      const up = await run(['upgrade']);
      expect(up).toMatchObject({
        code: 0,
        stderr: expect.stringContaining(`Running upgrade base -> ${first}`),
      });
      const live = await connect({ url: database.url });
      await live.knex('tags').insert([{ name: 'one' }, { name: 'two' }]);
      const current = await run(['current', '--json']);
      expect(JSON.parse(current.stdout)).toMatchObject({ migration: first, release: null, pending: [] });
      expect(await run(['revision', '-m', 'Nothing'])).toMatchObject({ code: 0 });
      expect(migrations()).toEqual([first]);

      schema('tag_id: integer({ identity: "always", primaryKey: true }), word: varchar()');
      expect(await run(['check'])).toMatchObject({
        code: 2,
        stdout: expect.stringContaining('REVISION_MISSING: The descriptors differ from the history: '),
      });
      const refused = await run(['revision', '-m', 'Words']);
      expect(refused).toMatchObject({ code: 3, stdout: '' });
      expect(refused.stderr).toMatch(
        /^DATA_LOSS: .*\(the column with all its values, 2 values\)\. Possibly a rename of column public\.tags\.name to column public\.tags\.word: if so, write renamedFrom: 'name' there\. To allow it, add --allow-data-loss "column public\.tags\.name"\.$/m,
      );
      expect(migrations()).toEqual([first]);
      const wrong = await run(['revision', '-m', 'Words', '--allow-data-loss', 'tags.nam']);
      expect(wrong).toMatchObject({ code: 1, stdout: '' });
      expect(wrong.stderr).toMatch(
        /^ALLOWANCE_UNKNOWN: .*\(column public\.tags\.name\), got "tags\.nam"\.$/m,
      );
      expect(migrations()).toEqual([first]);
      const allowed = await run(['revision', '-m', 'Words', '--allow-data-loss', 'tags.name', '--json']);
      expect(JSON.parse(allowed.stdout)).toMatchObject({
        bump: 'major',
        losses: [{ object: 'column public.tags.name', count: 2 }],
      });
      expect(readFileSync(join(root, 'migrations', `${migrations()[1]}.ts`), 'utf8')).toContain(
        'Cannot be reversed; this data is lost:\n * - column tags.name',
      );
      const loss = 'Loses column public.tags.name: the column with all its values, 2 values\n';
      expect(await run(['plan'])).toMatchObject({ code: 0, stdout: expect.stringContaining(`-- ${loss}`) });
      // The new column is NOT NULL without a default, so the table must be empty.
      await live.knex('tags').delete();
      expect(await run(['upgrade'])).toMatchObject({
        code: 0,
        stderr: expect.stringContaining(loss.replace('2 values', '0 values')),
      });
      await live.close();
      const down = await run(['downgrade', '-1']);
      expect(down).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`to ${first}\\.`)) });
      await database.drop();
    },
    TIMEOUT,
  );

  test(
    'a killed upgrade leaves no partial migration and no lock',
    async () => {
      await slowHistory('select pg_sleep(2)');
      const child = start(['upgrade'], { DATABASE_URL: database.url });
      await printed(child, 'Running upgrade');
      child.kill('SIGKILL');
      await once(child, 'close');
      const after = await trellis(['upgrade', '--json'], { DATABASE_URL: database.url });
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
        readdirSync(root, { recursive: true })
          .map(String)
          .filter((path) => !path.startsWith('.trellis'));
      const before = files();
      const child = start(['revision', '-m', 'Killed'], env);
      // This line comes as soon as there is a scratch database; progress is reported only when it takes long.
      await printed(child, 'Verified');
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(files()).toEqual(before);
      const left = async () => {
        const scratch: string[] = await connection
          .knex('pg_database')
          .whereLike('datname', 'trellis_scratch_%')
          .pluck('datname');
        return scratch.filter((name) => name.includes(`_${child.pid}_`));
      };
      expect(await left()).not.toEqual([]);
      // The server notices after a while that the process has ended.
      const backends = async () =>
        connection.knex('pg_stat_activity').whereIn('datname', [own.name, ...(await left())]);
      while ((await backends()).length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await trellis(['revision', '-m', 'Made'], env)).toMatchObject({ code: 0 });
      expect(migrations()).toEqual([expect.stringMatching(/_made$/)]);
      expect(await left()).toEqual([]);
      expect(await trellis(['check'], env)).toMatchObject({ code: 0 });
      await own.drop();
    },
    TIMEOUT,
  );

  test(
    'a lost connection is reported in one line, and the migration stays pending',
    async () => {
      const cut = await createDatabase('cut');
      await slowHistory('select pg_sleep(60)');
      const child = start(['upgrade'], { DATABASE_URL: cut.url });
      const result = ended(child);
      await printed(child, 'Running upgrade');
      await connection.knex.raw('select pg_terminate_backend(pid) from pg_stat_activity where datname = ?', [
        new URL(cut.url).pathname.slice(1),
      ]);
      const { code, stderr } = await result;
      expect([code, stderr]).toEqual([1, expect.stringMatching(/\nMIGRATION_FAILED: [^\n]+\n$/)]);
      const { stdout } = await trellis(['current', '--json'], { DATABASE_URL: cut.url });
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
    'a folder that cannot be written is reported in one line, and no file is left',
    async () => {
      write('.changeset', 'a file');
      const { code, stdout, stderr } = await trellis(['revision', '-m', 'x'], { DATABASE_URL: database.url });
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^FILE_FAILED: [^\n]+$/m);
      expect(readdirSync(join(root, 'migrations'))).toEqual([]);
    },
    TIMEOUT,
  );

  test(
    'a database that is ahead of the code is refused with the name of the migration',
    async () => {
      await writeManifest(join(root, 'migrations'), {
        format: 'trellis-history/1',
        migrations: [],
        releases: {},
      }).catch(() => mkdirSync(join(root, 'migrations'), { recursive: true }));
      expect((await trellis(['upgrade'], { DATABASE_URL: database.url })).stderr).toMatch(
        /^DATABASE_AHEAD: [^\n]*20260101000000_slow[^\n]*\n$/,
      );
    },
    TIMEOUT,
  );

  test(
    '--keep-scratch prints the URL of the failed database without the password',
    async () => {
      const name = '20260101000000_broken';
      const text = `export const up = (knex) => knex.raw('create table broken (a int)');
export const down = (knex) => knex.raw('select 1');\n`;
      write(`migrations/${name}.ts`, text);
      write('migrations/history.json', '{"format":"trellis-history/1","migrations":[],"releases":{}}');
      const env = { DATABASE_URL: database.url };
      const results = [
        await trellis(['seal', '--keep-scratch'], env),
        await trellis(['seal', '--keep-scratch', '--json'], env),
      ] as const;
      const { password } = new URL(database.url);
      const [plain, json] = results;
      expect(plain).toMatchObject({ code: 3, stdout: '' });
      const [, kept] =
        /\nPROOF_FAILED: .*\nKept .*: (\S+)\. .*`drop database \w+`\.\n$/.exec(plain.stderr) ?? [];
      const { error } = JSON.parse(json.stdout);
      expect(error).toMatchObject({ code: 'PROOF_FAILED', kept: { url: expect.any(String) } });
      for (const url of [kept, error.kept.url]) {
        expect(new URL(url).password).toBe('');
        await connection.knex.raw('drop database ??', [new URL(url).pathname.slice(1)]);
      }
      expect(password).not.toBe('');
      for (const { stdout, stderr } of results) expect(stdout + stderr).not.toContain(`:${password}@`);
    },
    TIMEOUT,
  );

  test(
    'Ctrl-C ends a check at once and leaves no scratch database',
    async () => {
      await slowHistory('select pg_sleep(30)');
      const child = start(['check'], { DATABASE_URL: database.url });
      const scratch = () =>
        connection.knex('pg_database').whereLike('datname', `trellis_scratch_%_${child.pid}_%`);
      while ((await scratch()).length < 1) await new Promise((resolve) => setTimeout(resolve, 100));
      child.kill('SIGINT');
      expect(await ended(child)).toMatchObject({ code: 130 });
      expect(await scratch()).toEqual([]);
    },
    TIMEOUT,
  );
});

/** Writes a history of one migration that is slow after it has created a table. */
async function slowHistory(sql: string): Promise<void> {
  const text = `export async function up(knex) { await knex.raw('create table slow (a int)'); await knex.raw('${sql}'); }
export async function down(knex) { await knex.raw('drop table slow'); }\n`;
  const name = '20260101000000_slow';
  write(`migrations/${name}.ts`, text);
  const entry = { name, message: 'Slow', parent: null, checksum: checksum(text), model: '' };
  await writeManifest(join(root, 'migrations'), {
    format: 'trellis-history/1',
    migrations: [entry],
    releases: {},
  });
}

/** Waits until a process prints a text to standard error. */
async function printed(child: ChildProcess, text: string): Promise<void> {
  let all = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      all += data;
      if (all.includes(text)) resolve();
    });
    child.on('close', () => reject(new Error(`Expected "${text}", got:\n${all}`)));
  });
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import { type Connection, connect } from '@trellis/database';
import { writeManifest } from '@trellis/migrate/internal';
import { checksum } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { programOf } from '@trellis/testing/program';

/** The output of a command that fails after it has named the database. */
export const ONLY_DATABASE: unknown = expect.stringMatching(/^Database: [^\n]+\n$/);

/** Milliseconds: real processes are slow on a busy machine. */
export const TIMEOUT = 180_000;

/** The result of a command. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project in a folder of its own for each test, in which the command runs as a process. */
interface CommandProject {
  readonly root: string;
  write(name: string, text: string): void;
  /** Writes descriptors of one table with these columns. */
  schema(columns: string): void;
  /** Starts a command; with `ipc`, over a channel as the installed program does. */
  start(args: readonly string[], env?: Record<string, string>, channel?: 'ipc'): ChildProcess;
  /** Runs a command to its end. */
  trellis(args: readonly string[], env?: Record<string, string>): Promise<Ended>;
  /** The files of the migrations, without extensions. */
  migrations(): string[];
  /** Writes a history of one migration that is slow after it has created a table. */
  slowHistory(sql: string, more?: string): Promise<void>;
}

/** Creates the project before each test of a file, and removes it after the test. */
export function commandProject(): CommandProject {
  let root: string;
  let program: readonly string[];
  beforeAll(async () => {
    program = await programOf(join(__dirname, '../src/command/start.ts'));
  });
  const project: CommandProject = {
    get root() {
      return root;
    },
    write(name, text) {
      mkdirSync(join(root, name, '..'), { recursive: true });
      writeFileSync(join(root, name), text);
    },
    schema(columns) {
      project.write(
        'schema.ts',
        `import { defineSchema, integer, table, text, varchar } from '@trellis/model';
         const tags = table('tags', { doc: 'Words.', columns: { ${columns} } });
         export const schema = defineSchema({ name: 'tags', tables: { tags } });`,
      );
    },
    start(args, env = {}, channel) {
      const { DATABASE_URL: _, ...rest } = process.env;
      return spawn(process.execPath, [...program, ...args], {
        cwd: root,
        env: { ...rest, NO_COLOR: '1', ...env },
        stdio: ['pipe', 'pipe', 'pipe', ...(channel ? [channel] : [])],
      });
    },
    trellis: (args, env) => ended(project.start(args, env)),
    migrations: () =>
      readdirSync(join(root, 'migrations'))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3)),
    async slowHistory(sql, more = '') {
      const text = `${more}export async function up(knex) { await knex.raw('create table slow (a int)'); await knex.raw('${sql}'); }
export async function down(knex) { await knex.raw('drop table slow'); }\n`;
      const name = '20260101000000_slow';
      project.write(`migrations/${name}.ts`, text);
      const entry = { name, message: 'Slow', parent: null, checksum: checksum(text), model: '' };
      await writeManifest(join(root, 'migrations'), {
        format: 'trellis-history/1',
        migrations: [entry],
        releases: {},
      });
    },
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'trellis-cli-'));
    project.write(
      'trellis.config.ts',
      `import { defineConfig } from '@trellis/cli';
       export default defineConfig({
         schema: './schema.ts', migrations: './migrations', releases: './releases', changesets: './.changeset',
         packages: ['@a/schema'],
       });`,
    );
    project.schema(
      'tag_id: integer({ identity: "always", primaryKey: true }), name: varchar({ unique: true })',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  return project;
}

/** A database on the test server for the tests of a file, with a connection to it. */
export function serverDatabase(): { readonly url: string; readonly connection: Connection } {
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
  return {
    get url() {
      return database.url;
    },
    get connection() {
      return connection;
    },
  };
}

/** Waits until a process ends. */
export async function ended(child: ChildProcess): Promise<Ended> {
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

/** Waits until a process prints a text to standard error. */
export async function printed(child: ChildProcess, text: string): Promise<void> {
  let all = '';
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', (data) => {
      all += data;
      if (all.includes(text)) resolve();
    });
    child.on('close', () => reject(new Error(`Expected "${text}", got:\n${all}`)));
  });
}

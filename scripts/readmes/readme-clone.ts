import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import { freePort } from '@trellis/testing/free-port';
import { Client } from 'pg';
import { type Clone, openClone } from '../clone/clone.ts';
import { type Block, blocks, commandsOf } from './blocks.ts';
import { notRun } from './not-run.ts';

/** The root of this repository. */
export const ROOT = join(__dirname, '../..');

const SERVICE = 'pnpm --filter orders-service start';
/** The server that the texts name, and the service's address. */
const EXAMPLE_URL = 'postgres://me@localhost/shop';
const EXAMPLE_ADDRESS = '127.0.0.1:3000';

/** How the commands of a README run. */
export interface Session {
  readonly folder: string;
  readonly env: Record<string, string>;
  /** Whether the service runs here: one README starts it on a server with rows. */
  readonly serves?: boolean;
  /** The server that stands for that of the text. */
  readonly url: string;
}

/** A fresh clone in which the commands of READMEs run. */
export class ReadmeClone {
  readonly #clone: Clone;
  readonly #databases: TestDatabase[] = [];
  readonly #services: ChildProcess[] = [];
  #ranNpx = false;

  private constructor(clone: Clone) {
    this.#clone = clone;
  }

  static async open(): Promise<ReadmeClone> {
    return new ReadmeClone(await openClone({}));
  }

  get folder(): string {
    return this.#clone.folder;
  }

  /** Creates a database, runs SQL on it, and returns its URL. */
  async newDatabase(sql = ''): Promise<string> {
    const database = await createDatabase('readme');
    this.#databases.push(database);
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(sql);
    await client.end();
    return database.url;
  }

  /** Runs the commands of a block in order, and compares their output with what the README shows. */
  async runBlock(block: Block, session: Session): Promise<void> {
    for (const { command, output } of commandsOf(block)) {
      if (notRun[command] !== undefined) continue;
      const line = command.replaceAll(EXAMPLE_URL, session.url);
      const [, name, value] = /^export (\w+)=(\S+)$/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) session.env[name] = value;
      else if (line === SERVICE) {
        if (session.serves) await this.#startService(session);
      } else {
        const printed = await this.shell(this.#withoutNpx(line), session);
        for (const expected of output) expect(plain(printed)).toContain(plain(expected));
      }
    }
  }

  /** Runs a command with a shell, in the clone or a folder of it. */
  shell(line: string, { folder, env }: Session): Promise<string> {
    const address = env['PORT'] === undefined ? EXAMPLE_ADDRESS : `127.0.0.1:${env['PORT']}`;
    const script = `cd "$README_FOLDER" && { ${line.replaceAll(EXAMPLE_ADDRESS, address)}\n} 2>&1`;
    return this.#clone.run('bash', ['-c', script.replaceAll('curl ', 'curl --fail --silent ')], {
      README_FOLDER: folder,
      ...env,
    });
  }

  /** Runs one command with `npx pnpm`. The others run the same pnpm directly, which starts faster. */
  #withoutNpx(line: string): string {
    const direct = line.replace(/^npx (?=pnpm )/, '');
    if (direct === line || this.#ranNpx) return direct;
    this.#ranNpx = true;
    return line;
  }

  /** Starts the service in its own process group, and waits until it listens. */
  async #startService(session: Session): Promise<void> {
    session.env['PORT'] = String(await freePort());
    const service = spawn('bash', ['-c', `exec npx ${SERVICE}`], {
      cwd: session.folder,
      env: { ...process.env, ...session.env },
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#services.push(service);
    let printed = '';
    for await (const data of service.stdout) {
      printed += data;
      if (printed.includes('Server listening')) return;
    }
    throw new Error(`The service ended: ${printed}`);
  }

  /** Stops the services that READMEs started. */
  async stopServices(): Promise<void> {
    for (const service of this.#services.splice(0)) await stop(service);
  }

  async remove(): Promise<void> {
    await this.stopServices();
    for (const database of this.#databases) await database.drop();
    await this.#clone.remove();
  }
}

/** The folders of packages with a README. */
export async function readmeFolders(): Promise<string[]> {
  const found = await Promise.all(
    ['toolkit', 'packages', 'examples'].map(async (parent) =>
      (await readdir(join(ROOT, parent)))
        .map((name) => join(parent, name))
        .filter((folder) => existsSync(join(ROOT, folder, 'README.md'))),
    ),
  );
  return found.flat();
}

/** The blocks of the README in a folder of this repository. */
export async function readme(folder: string): Promise<Block[]> {
  return blocks(await readFile(join(ROOT, folder, 'README.md'), 'utf8'));
}

/** A text without what differs from run to run: times in names, the engine, and the versions that are available. */
const plain = (text: string) =>
  text
    .replace(/\d{14}_/g, 'TIME_')
    .replace(/Verified by .*/g, 'Verified by an engine')
    .replace(/(?:Not t|T)ested on PostgreSQL .*/g, 'Some versions');

/** Stops a service with all processes that it started. */
async function stop(service: ChildProcess): Promise<void> {
  if (service.exitCode !== null || service.pid === undefined) return;
  const ended = once(service, 'exit');
  process.kill(-service.pid, 'SIGTERM');
  await ended;
}

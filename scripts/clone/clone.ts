import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { run } from '@trellis/testing/run';

const ROOT = join(__dirname, '../..');

/** A fresh clone of this repository's last commit, with its dependencies installed and nothing built. */
export interface Clone {
  readonly folder: string;
  /** Runs a program in the clone, and returns its standard output. */
  run(program: string, args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>;
  /** Runs the pinned pnpm in the clone. */
  pnpm(...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Clones this repository into a temporary folder and installs its dependencies.
 *
 * @param env the environment variables of every program that runs in the clone
 */
export async function openClone(env: Readonly<Record<string, string>>): Promise<Clone> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-clone-'));
  const path = [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  const always = { PATH: path, TURBO_TELEMETRY_DISABLED: '1', ...env };
  const clone: Clone = {
    folder,
    run: (program, args, more) => run(program, args, folder, { ...always, ...more }),
    pnpm: (...args) => clone.run(process.execPath, [join(ROOT, 'node_modules/pnpm/bin/pnpm.cjs'), ...args]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await clone.run('git', ['clone', '--quiet', '--depth', '1', '--no-tags', `file://${ROOT}`, '.']);
  await clone.pnpm('install', '--frozen-lockfile', '--prefer-offline', '--silent');
  return clone;
}

/** The folder in which turbo keeps what it built in this repository, also for linked worktrees. */
export async function turboCache(): Promise<string> {
  const git = await run('git', ['rev-parse', '--git-common-dir'], ROOT);
  return join(dirname(resolve(ROOT, git.trim())), '.turbo/cache');
}

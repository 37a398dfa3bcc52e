import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@trellis/testing/free-port';
import { run } from './run.ts';

/** An npm registry of this machine, which forgets everything when it stops. */
export interface Registry {
  /** Makes a package known, from its tarball. */
  publish(tarball: string): Promise<void>;
  /** What a project's `.npmrc` says to get the given scopes' packages from here. */
  npmrc(scopes: readonly string[]): string;
  stop(): Promise<void>;
}

/**
 * The release of Verdaccio that runs on Node 20. It is no dependency of the workspace, since it is as large as
 * half of it and nothing but this needs it.
 */
const VERDACCIO = '6.0.5';

/** Starts a registry on a free port. */
export async function startRegistry(cache: string): Promise<Registry> {
  const bin = await installed(cache);
  const folder = await mkdtemp(join(tmpdir(), 'trellis-registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const config = join(folder, 'config.json');
  await writeFile(
    config,
    JSON.stringify({
      storage: join(folder, 'storage'),
      auth: { htpasswd: { file: join(folder, 'htpasswd') } },
      packages: { '**': { access: '$all', publish: '$all' } },
      log: { type: 'stdout', level: 'error' },
      max_body_size: '20mb',
    }),
  );
  const server = spawn(process.execPath, [bin, '--config', config, '--listen', url], { stdio: 'ignore' });
  await answering(`${url}-/ping`, server);
  // Whoever publishes must look as if they had logged in.
  const login = `//127.0.0.1:${port}/:_authToken=nobody\n`;
  await writeFile(join(folder, '.npmrc'), `registry=${url}\n${login}`);
  return {
    async publish(tarball) {
      await run('npm', ['publish', tarball, '--userconfig', join(folder, '.npmrc')], folder);
    },
    npmrc: (scopes) => scopes.map((scope) => `${scope}:registry=${url}\n`).join(''),
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Verdaccio's program, installed into a folder that outlives the test. */
async function installed(cache: string): Promise<string> {
  const folder = join(cache, `verdaccio-${VERDACCIO}`);
  const bin = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (existsSync(bin)) return bin;
  await mkdir(folder, { recursive: true });
  // One of its dependencies names a tag, which not every registry keeps.
  const overrides = { 'node-fetch': '2.7.0' };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, overrides }));
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `verdaccio@${VERDACCIO}`],
    folder,
  );
  return bin;
}

async function answering(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The registry ended with ${server.exitCode} before it answered.`);
}

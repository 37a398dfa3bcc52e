import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { run } from './run.ts';

/** An npm registry on this machine. It deletes everything when it stops. */
export interface Registry {
  /** The environment variables with which npm, pnpm and `changeset` publish here. */
  readonly env: Readonly<Record<string, string>>;
  /** Publishes a tarball. */
  publish(tarball: string): Promise<void>;
  /** The lines of an `.npmrc` that installs the packages of these scopes from here. */
  npmrc(scopes: readonly string[]): string;
  /** The published manifests of a package by their versions; empty for a package that was never published. */
  manifests(name: string): Promise<Readonly<Record<string, Manifest>>>;
  stop(): Promise<void>;
}

/** What a registry states about one version of a package. */
export interface Manifest {
  readonly exports?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * The release of Verdaccio that runs on Node 20. It is not a dependency of the workspace, because it is half as
 * large as all of them and only these tests need it.
 */
const VERDACCIO = '6.0.5';

/**
 * Starts a registry on a free port.
 *
 * @param cache the folder in which Verdaccio is installed and kept
 * @throws Error if Verdaccio cannot be installed or does not start
 * @example
 * import { startRegistry } from '@trellis/testing/registry';
 *
 * const registry = await startRegistry('.cache');
 * await registry.publish('shop-schema-1.0.0.tgz');
 * console.log(await registry.manifests('@shop/schema'));
 * await registry.stop();
 */
export async function startRegistry(cache: string): Promise<Registry> {
  const bin = await installVerdaccio(cache);
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
  await waitForAnswer(`${url}-/ping`, server);
  const userconfig = join(folder, '.npmrc');
  // npm publishes only with a token, and this registry accepts any.
  const login = `//127.0.0.1:${port}/:_authToken=nobody\n`;
  await writeFile(userconfig, `registry=${url}\n${login}`);
  return {
    env: { npm_config_registry: url, npm_config_userconfig: userconfig },
    async publish(tarball) {
      await run('npm', ['publish', tarball, '--userconfig', userconfig], folder);
    },
    async manifests(name) {
      const response = await fetch(url + encodeURIComponent(name));
      if (response.status === 404) return {};
      const { versions } = (await response.json()) as { versions: Record<string, Manifest> };
      return versions;
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

/**
 * Installs Verdaccio, unless an earlier run did, and returns the path of its program. Several workers may do so at once, so
 * the folder gets its name when it is complete.
 */
async function installVerdaccio(cache: string): Promise<string> {
  const folder = join(cache, `verdaccio-${VERDACCIO}`);
  const bin = join(folder, 'node_modules/verdaccio/bin/verdaccio');
  if (existsSync(bin)) return bin;
  await mkdir(cache, { recursive: true });
  const incomplete = await mkdtemp(`${folder}-`);
  // One of its dependencies names a tag that some registries do not have.
  const overrides = { 'node-fetch': '2.7.0' };
  await writeFile(join(incomplete, 'package.json'), JSON.stringify({ private: true, overrides }));
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `verdaccio@${VERDACCIO}`],
    incomplete,
  );
  try {
    await rename(incomplete, folder);
  } catch (error) {
    await rm(incomplete, { recursive: true, force: true });
    // Another worker has installed it meanwhile.
    if (!existsSync(bin)) throw error;
  }
  return bin;
}

/** Waits until the server answers. */
async function waitForAnswer(url: string, server: ChildProcess): Promise<void> {
  while (server.exitCode === null) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The registry ended with exit code ${server.exitCode} before it answered.`);
}

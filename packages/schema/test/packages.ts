import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRegistry } from '@trellis/testing/registry';
import { run } from '@trellis/testing/run';

const ROOT = resolve(__dirname, '../../..');

/** The path of a program that the workspace depends on. */
export const program = (name: string, path: string) => join(ROOT, 'node_modules', name, path);

/** The strictest compiler options of a consumer. */
export const STRICT = [
  ...['--target', 'es2022', '--strict', '--resolveJsonModule', '--esModuleInterop', '--types', 'node'],
  ...['--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'],
  ...['--allowSyntheticDefaultImports', '--skipLibCheck', 'false'],
];

/** The packed packages in a registry, with a folder outside the workspace for projects that install them. */
export interface Packages {
  readonly folder: string;
  /** The tarballs of `@trellis/model`, `@trellis/query` and `@shop/schema`. */
  readonly tarballs: readonly string[];
  /** Packs the package in a folder and publishes it to the registry. */
  publish(path: string): Promise<string>;
  /** Creates a project with Knex, `pg` and the given packages installed from the registry. */
  project(name: string, dependencies: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/**
 * Packs the three packages and publishes them to a registry on this machine.
 *
 * @throws Error when one of them is not built
 */
export async function openPackages(): Promise<Packages> {
  const packages = ['toolkit/model', 'toolkit/query', 'packages/schema'].map((path) => join(ROOT, path));
  for (const path of packages)
    if (!existsSync(join(path, 'dist/index.d.ts')))
      throw new Error(`${path} is not built. Run \`pnpm build\`.`);
  const folder = await mkdtemp(join(tmpdir(), 'trellis-packaging-'));
  const registry = await startRegistry(join(ROOT, '.cache'));
  const publish = async (path: string) => {
    const pnpm = [program('pnpm', 'bin/pnpm.cjs'), 'pack', '--json', '--pack-destination', folder];
    const { filename } = JSON.parse(await run(process.execPath, pnpm, path));
    const tarball = resolve(folder, filename);
    await registry.publish(tarball);
    return tarball;
  };
  const tarballs: string[] = [];
  for (const path of packages) tarballs.push(await publish(path));
  return {
    folder,
    tarballs,
    publish,
    async project(name, dependencies) {
      const project = join(folder, name);
      await mkdir(project);
      await writeFile(join(project, '.npmrc'), registry.npmrc(['@shop', '@trellis']));
      await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
      const all = [...dependencies, 'knex@3', 'pg@8', '@types/pg@8', '@types/node@20'];
      await run('npm', ['install', '--no-audit', '--no-fund', ...all], project);
      return project;
    },
    async close() {
      await registry.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Compiles modules of a project under `nodenext`. */
export async function compile(project: string, modules: readonly string[]): Promise<void> {
  const compiler = [program('typescript', 'bin/tsc'), ...STRICT, '--module', 'nodenext', ...modules];
  await run(process.execPath, compiler, project);
}

/** Runs a compiled module in a process of its own, where a deprecation is an error, and returns its output. */
export function runModule(
  project: string,
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return run(process.execPath, ['--throw-deprecation', module.replace(/\.mts$/, '.mjs')], project, env);
}

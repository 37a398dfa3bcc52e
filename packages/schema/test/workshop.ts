import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startRegistry } from './registry.ts';
import { run } from './run.ts';

const ROOT = resolve(__dirname, '../../..');

/** The path of a program of the workspace's own dependencies. */
export const program = (name: string, path: string) => join(ROOT, 'node_modules', name, path);

/** How a consumer's program is compiled, by the strictest rules. */
export const STRICT = [
  ...['--target', 'es2022', '--strict', '--resolveJsonModule', '--esModuleInterop', '--types', 'node'],
  ...['--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes'],
  ...['--allowSyntheticDefaultImports', '--skipLibCheck', 'false'],
];

/** A folder outside of the workspace, with a registry that has the packages' real tarballs. */
export interface Workshop {
  readonly folder: string;
  /** The tarballs of `@trellis/model`, `@trellis/query` and `@shop/schema`. */
  readonly tarballs: readonly string[];
  /** Packs what is in a folder, and makes it known to the registry. */
  publish(path: string): Promise<string>;
  /** An empty project with packages installed from the registry, beside what every program on Knex has. */
  project(name: string, wanted: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Opens a workshop: packs the three packages, which have to be built. */
export async function openWorkshop(): Promise<Workshop> {
  const packages = ['toolkit/model', 'toolkit/query', 'packages/schema'].map((path) => join(ROOT, path));
  for (const path of packages)
    if (!existsSync(join(path, 'dist/index.d.ts')))
      throw new Error(`Expected ${path} to be built, got no dist. Run \`pnpm build\` first.`);
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
    async project(name, wanted) {
      const project = join(folder, name);
      await mkdir(project);
      await writeFile(join(project, '.npmrc'), registry.npmrc(['@shop', '@trellis']));
      await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
      const all = [...wanted, 'knex@3', 'pg@8', '@types/pg@8', '@types/node@20'];
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

/** Runs a compiled module as a program of its own, for which a deprecation is an error; gives what it printed. */
export function runModule(
  project: string,
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  return run(process.execPath, ['--throw-deprecation', module.replace(/\.mts$/, '.mjs')], project, env);
}

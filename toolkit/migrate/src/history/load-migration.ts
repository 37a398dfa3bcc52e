import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isTrellisError, TrellisError } from '@trellis/model';
import { loadModule } from '../module/index.ts';
import type { Migration, MigrationModule } from './history.ts';

/**
 * Loads the module of a migration.
 *
 * @throws TrellisError `MIGRATION_INVALID` when it does not load or has no `up` and `down`
 */
export async function loadMigration(migration: Migration): Promise<MigrationModule> {
  const { file, name } = migration;
  const module = await load(file).catch((error: unknown) => {
    const reason = isTrellisError(error) ? error.message : `${file} does not load: ${String(error)}`;
    throw new TrellisError('MIGRATION_INVALID', reason, { cause: error });
  });
  return asMigration(module, name);
}

/** Checks that a module is a migration. */
export function asMigration(module: Record<string, unknown>, name: string): MigrationModule {
  const inner = (module['up'] === undefined ? module['default'] : module) as
    | Partial<MigrationModule>
    | undefined;
  if (typeof inner?.up !== 'function' || typeof inner.down !== 'function')
    throw new TrellisError(
      'MIGRATION_INVALID',
      `Expected ${name} to export the functions up and down, got ${Object.keys(module).join(', ') || 'nothing'}.`,
    );
  return inner as MigrationModule;
}

/** Node loads JavaScript itself: an installed package needs no transpiler. */
async function load(path: string): Promise<Record<string, unknown>> {
  // The folder of a history may be relative to the current directory.
  const file = resolve(path);
  if (file.endsWith('.ts')) return loadModule(file);
  // `require` works everywhere, also in test runners.
  if (file.endsWith('.cjs')) return createRequire(import.meta.url)(file) as Record<string, unknown>;
  return import(pathToFileURL(file).href);
}

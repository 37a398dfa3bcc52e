import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadModule } from '@trellis/migrate/internal';
import { TrellisError } from '@trellis/model';
import type { ScratchKind } from '@trellis/verify';
import type { Config, TrellisConfig } from './config.ts';
import { configModule } from './config-module.ts';
import { readProperties } from './read-properties.ts';

const NAMES = ['trellis.config.ts', 'trellis.config.mts', 'trellis.config.js', 'trellis.config.mjs'];

/**
 * Finds the project's configuration in a folder or above it, and reads it.
 *
 * @param from the folder to search first; default: the current folder
 * @param file the path of the configuration; no folder is searched then
 * @throws TrellisError `CONFIG_MISSING`, `CONFIG_INVALID`, `MODULE_FAILED`
 * @example
 * import { loadConfig } from '@trellis/cli';
 *
 * const { root, migrations } = await loadConfig();
 * console.log(`The migrations of ${root} are in ${migrations}.`);
 */
export async function loadConfig(from: string = process.cwd(), file?: string): Promise<Config> {
  const path = file === undefined ? findConfig(from) : resolve(from, file);
  const module = await loadModule(path, { '@trellis/cli': configModule() });
  readProperties(path, module['default']);
  return checkConfig(module['default'], path);
}

/**
 * Finds the path of the configuration, in a folder or above it.
 *
 * @throws TrellisError `CONFIG_MISSING`
 */
function findConfig(from: string): string {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
    if (found !== undefined) return found;
    if (dirname(folder) === folder)
      throw new TrellisError(
        'CONFIG_MISSING',
        `There is no trellis.config.ts in ${resolve(from)} or above. Create one that exports \`defineConfig({ schema, migrations, releases })\`, or change to the folder of the project.`,
      );
  }
}

const TEXTS = ['migrations', 'releases', 'changesets', 'cache'] as const;
// Importing the kinds from @trellis/verify would load it at start-up; the compiler checks that none is missing.
const SCRATCH = Object.keys({ database: 0, transaction: 0, embedded: 0 } satisfies Record<ScratchKind, 0>);
const REQUIRED = ['schema', 'migrations', 'releases'] as const;
const FILTERS = ['include', 'exclude'] as const;
const KNOWN: readonly string[] = [
  ...['schema', 'packages', 'scratch', 'postgres', ...TEXTS],
  ...[...FILTERS, 'afterWrite', 'checkPlan', 'generated'],
];

/**
 * Checks a configuration and makes its paths absolute.
 *
 * @throws TrellisError `CONFIG_INVALID`
 */
function checkConfig(value: unknown, path: string): Config {
  if (typeof value !== 'object' || value === null)
    throw invalid(path, 'a default export of `defineConfig({ … })`', typeof value);
  const given = value as Record<string, unknown>;
  for (const key of Object.keys(given))
    if (!KNOWN.includes(key)) throw invalid(path, `only ${KNOWN.join(', ')}`, `"${key}"`);
  for (const key of REQUIRED) if (given[key] === undefined) throw invalid(path, `\`${key}\``, 'none');
  for (const key of TEXTS)
    if (given[key] !== undefined && typeof given[key] !== 'string')
      throw invalid(path, `a path in \`${key}\``, typeof given[key]);
  if (given['packages'] !== undefined && !isTexts(given['packages']))
    throw invalid(path, 'a list of names in `packages`', JSON.stringify(given['packages']));
  if (given['scratch'] !== undefined && !SCRATCH.some((kind) => kind === given['scratch']))
    throw invalid(path, `one of ${SCRATCH.join(', ')} in \`scratch\``, JSON.stringify(given['scratch']));
  checkPostgres(given['postgres'], path);
  checkHooks(given, path);
  const root = dirname(path);
  const config = value as TrellisConfig;
  return {
    root,
    schema: schemaOf(config.schema, root, path),
    migrations: resolve(root, config.migrations),
    releases: resolve(root, config.releases),
    ...(config.changesets !== undefined && { changesets: resolve(root, config.changesets) }),
    packages: config.packages ?? [],
    cache: resolve(root, config.cache ?? '.trellis'),
    ...(config.scratch && { scratch: config.scratch }),
    ...(config.postgres && { postgres: config.postgres }),
    ...(config.include && { include: config.include }),
    ...(config.exclude && { exclude: config.exclude }),
    ...(config.afterWrite && { afterWrite: config.afterWrite }),
    ...(config.checkPlan && { checkPlan: config.checkPlan }),
    ...(config.generated && { generated: config.generated }),
  };
}

/** Checks the supported versions of PostgreSQL. The message leaves out URLs, which may contain a password. */
function checkPostgres(value: unknown, path: string): void {
  if (value === undefined) return;
  const expected = 'a list of `{ version, url }`, with each major version once, in `postgres`';
  if (!Array.isArray(value)) throw invalid(path, expected, typeof value);
  const versions = new Set<number>();
  for (const one of value as readonly unknown[]) {
    const { version, url, ...other } = Object(one) as Readonly<Record<string, unknown>>;
    if (!Number.isInteger(version) || versions.has(version as number))
      throw invalid(path, expected, `the version ${JSON.stringify(version) ?? 'undefined'}`);
    if (url !== undefined && typeof url !== 'string')
      throw invalid(path, expected, `a URL of type ${typeof url}`);
    const [unknown] = Object.keys(other);
    if (unknown !== undefined) throw invalid(path, expected, `"${unknown}"`);
    versions.add(version as number);
  }
}

/** Checks the filters and hooks of a configuration. */
function checkHooks(given: Readonly<Record<string, unknown>>, path: string): void {
  for (const key of FILTERS) {
    const filter = given[key];
    if (filter !== undefined && typeof filter !== 'function' && !isTexts(filter))
      throw invalid(path, `a function or a list of patterns in \`${key}\``, shown(filter));
  }
  const { afterWrite, checkPlan, generated } = given;
  if (afterWrite !== undefined && typeof afterWrite !== 'function' && !isCommand(afterWrite))
    throw invalid(path, 'a function or a shell command in `afterWrite`', shown(afterWrite));
  if (
    checkPlan !== undefined &&
    !(Array.isArray(checkPlan) && checkPlan.every((check) => typeof check === 'function'))
  )
    throw invalid(path, 'a list of functions in `checkPlan`', shown(checkPlan));
  if (generated !== undefined && !(Array.isArray(generated) && generated.every(isGenerated)))
    throw invalid(path, 'a list of `{ check, generate }` in `generated`', shown(generated));
}

function isGenerated(value: unknown): boolean {
  const { check, generate } = (value ?? {}) as { readonly check?: unknown; readonly generate?: unknown };
  return (typeof check === 'function' || isCommand(check)) && isCommand(generate);
}

function isCommand(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

function shown(value: unknown): string {
  return typeof value === 'function' ? 'a function' : JSON.stringify(value);
}

function schemaOf(schema: TrellisConfig['schema'], root: string, path: string): Config['schema'] {
  if (typeof schema === 'string') return { file: resolve(root, schema) };
  if (typeof schema !== 'object' || typeof schema.file !== 'string')
    throw invalid(path, 'a path, or `{ file, export }`, in `schema`', JSON.stringify(schema));
  return { ...schema, file: resolve(root, schema.file) };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function invalid(path: string, expected: string, got: string): TrellisError {
  return new TrellisError('CONFIG_INVALID', `Expected ${expected} in ${path}, got ${got}.`);
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from '@trellis/database';
import { loadModule } from '@trellis/migrate/internal';
import {
  eachObject,
  type Model,
  printReference,
  type SchemaDescriptor,
  TrellisError,
  toModel,
} from '@trellis/model';
import { same, stripFields } from '@trellis/model/internal';
import { describe, diffModels, isNews } from '@trellis/plan';
import { modelOf, printModel, type VerifyOptions, withScratch } from '@trellis/verify';
import { settle, withSqlOf } from '@trellis/verify/internal';
import type { TrellisConfig } from '../config/index.ts';
import { type Scope, scopeOf } from '../scope/index.ts';
import { descriptorsOf } from './descriptors.ts';
import { importExtension } from './import-extension.ts';
import { sourceOf } from './source.ts';
import { type LeftOut, usableModel } from './usable.ts';
import { withUsedCast } from './used-cast.ts';
import { expectWritable, writeDescriptors } from './write-descriptors.ts';

/** Options of `pull`. */
export interface PullOptions
  extends Pick<VerifyOptions, 'onEngine'>,
    Pick<TrellisConfig, 'include' | 'exclude'> {
  /** The name of the schema, its file and its constant. */
  readonly name: string;
  /** The folder to write the descriptors to. */
  readonly folder: string;
  /** True if existing files may be overwritten. */
  readonly force?: boolean;
  /** The URL of the server on which the result is proven. */
  readonly url?: string | undefined;
}

/** The result of `pull`. */
export interface Pulled {
  /** The files that were written. */
  readonly files: readonly string[];
  /** The number of tables. */
  readonly tables: number;
  /** Objects of the database that cannot be declared in descriptors, and those that use an excluded object. */
  readonly left: readonly LeftOut[];
  /** Indexes and keys that are not valid in the database. They are declared, and `trellis diff` repairs them. */
  readonly invalid: readonly string[];
}

/**
 * Writes descriptors for a live database, all files or none. They are proven first: building them gives the Model of
 * the database.
 *
 * @param connection the database; it is only read
 * @param options the name of the schema, the folder, and which objects to pull
 * @throws TrellisError `PULL_EXISTS` if a file exists, `PULL_UNMODELLED` if an object uses one that cannot be declared,
 *   `PULL_INEXACT` if the proof fails, `PULL_BUSY` if another process writes the same files
 * @example
 * import { pull } from '@trellis/cli';
 * import { connect } from '@trellis/database';
 *
 * const connection = await connect();
 * const { files, left } = await pull(connection, { name: 'shop', folder: 'src/schema', exclude: ['audit.*'] });
 * console.log(`Wrote ${files.join(', ')}`);
 * for (const { code, object } of left) console.warn(`${code}: ${object} is left out`);
 * await connection.close();
 */
export async function pull(connection: Connection, options: PullOptions): Promise<Pulled> {
  const scope = scopeOf(options);
  const database = await modelOf(connection);
  const { model, sources, left } = await withScratch({ ...options, connection }, (open) =>
    declare(
      stripFields(database, (field) => field === 'invalid'),
      scope,
      options,
      open,
    ),
  );
  const files = await writeDescriptors({ folder: options.folder, sources, force: options.force });
  const invalid = invalidIndexes(scope.managed(database));
  return { files, tables: model.tables.length, left, invalid };
}

/** The ids of the indexes and keys that are not valid, although a descriptor cannot declare that. */
function invalidIndexes(model: Model): string[] {
  return [...eachObject(model)].flatMap(({ value, reference }) =>
    'invalid' in value && value.invalid ? [printReference(reference)] : [],
  );
}

/** Proven descriptors. */
interface Declared {
  readonly model: Model;
  readonly sources: Record<string, string>;
  readonly left: readonly LeftOut[];
}

/** Writes the sources of the managed objects, and proves them. */
async function declare(
  database: Model,
  scope: Scope,
  options: PullOptions,
  open: () => Promise<Connection>,
): Promise<Declared> {
  const { model: usable, left } = usableModel(database, scope);
  const { unmodelled: _, ...model } = usable;
  const hasPublic = database.schemas.some(({ name }) => name === 'public');
  const schema = descriptorsOf(options.name, model, hasPublic);
  const sources = sourceOf(schema, importExtension(options.folder));
  await expectWritable({ folder: options.folder, sources, force: options.force });
  await proveSource(schema, sources);
  let stable: Model;
  try {
    stable = await proveModel(open, scope, model, schema);
  } catch (error) {
    const again = withUsedCast(database, error);
    if (!again) throw error;
    return declare(again, scope, options, open);
  }
  // The definitions that are written are those that PostgreSQL prints once they were built.
  return stable === model
    ? { model, sources, left }
    : declare(withSqlOf(database, stable), scope, options, open);
}

/** Proves that loading the files returns the descriptors. */
async function proveSource(schema: SchemaDescriptor, sources: Record<string, string>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-pull-'));
  try {
    for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text);
    const module = await loadModule(join(folder, Object.keys(sources).at(-1) ?? ''));
    const [loaded] = Object.values(module);
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
    if (!same(plain(loaded), plain(schema))) throw inexact('loading their files returns other descriptors');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Proves that building the descriptors gives the Model of the database.
 *
 * @returns the Model; with stable definitions, if PostgreSQL prints some in another way after that
 */
async function proveModel(
  open: () => Promise<Connection>,
  scope: Scope,
  model: Model,
  schema: SchemaDescriptor,
): Promise<Model> {
  const scratch = await open();
  try {
    const printed = scope.managed(await printModel(scratch, toModel(schema)));
    const [stable, wanted] = await settle([model, printed], open);
    const { changes, refusals } = diffModels(stable, wanted, { serverVersion: scratch.serverVersion });
    const differing = [...changes.filter(isNews).map(describe), ...refusals.map(({ message }) => message)];
    if (changes.length + refusals.length > 0)
      throw inexact(`${differing[0] ?? changes[0]?.id ?? ''}`, { changes, refusals });
    return stable;
  } finally {
    await scratch.close();
  }
}

function inexact(difference: string, details?: unknown): TrellisError {
  return new TrellisError(
    'PULL_INEXACT',
    `The pulled descriptors would not define the schema of the database: ${difference}. Nothing was written.`,
    { details },
  );
}

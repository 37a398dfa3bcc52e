import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Connection } from '@trellis/database';
import { loadModule } from '@trellis/migrate';
import { type Model, type SchemaDescriptor, TrellisError, toModel } from '@trellis/model';
import { describe, diffModels, isNews } from '@trellis/plan';
import { modelOf, printModel, type VerifyOptions, withScratch } from '@trellis/verify';
import { descriptorsOf } from './descriptors.ts';
import { sourceOf } from './source.ts';

/** What `pull` is to do. */
export interface PullOptions extends Pick<VerifyOptions, 'onEngine'> {
  /** What the schema is called; its file and constant too. */
  readonly name: string;
  /** Where the descriptors are written. */
  readonly folder: string;
  /** Whether files that are there may be written over. */
  readonly force?: boolean;
  /** The server's URL, in whose throw-away databases the result is proven. */
  readonly url?: string | undefined;
}

/** What was pulled. */
export interface Pulled {
  readonly files: readonly string[];
  readonly tables: number;
  /** What is in the database and has no place in descriptors. */
  readonly left: readonly { readonly code: string; readonly object: string }[];
}

/**
 * Writes the descriptors of a live database, for a team that begins with one. They are proven first:
 * defining them and building them gives the Model that was there.
 *
 * @param connection the database; nothing is changed there
 * @throws TrellisError `PULL_EXISTS` when a file is there, `PULL_INEXACT` when the proof fails
 * @example await pull(connection, { name: 'shop', folder: 'src/schema' })
 */
export async function pull(connection: Connection, options: PullOptions): Promise<Pulled> {
  const model = await modelOf(connection);
  const schema = descriptorsOf(options.name, model);
  const sources = sourceOf(schema);
  const files = Object.keys(sources).map((file) => join(options.folder, file));
  const there = files.find((file) => existsSync(file));
  if (there !== undefined && !options.force)
    throw new TrellisError(
      'PULL_EXISTS',
      `Expected no file at ${there}, got one. Choose another folder, or say --force.`,
    );
  await proveSource(schema, sources);
  await withScratch({ ...options, connection }, (open) => proveModel(open, model, schema));
  await mkdir(options.folder, { recursive: true });
  for (const [file, text] of Object.entries(sources)) await writeFile(join(options.folder, file), text);
  const left = (model.unmodelled ?? []).map(({ code, object }) => ({ code, object }));
  return { files, tables: model.tables.length, left };
}

/** What the files say when they are loaded is what was meant. */
async function proveSource(schema: SchemaDescriptor, sources: Record<string, string>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'trellis-pull-'));
  try {
    for (const [file, text] of Object.entries(sources)) await writeFile(join(folder, file), text);
    const module = await loadModule(join(folder, Object.keys(sources).at(-1) ?? ''));
    const [loaded] = Object.values(module);
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
    if (!isDeepStrictEqual(plain(loaded), plain(schema)))
      throw inexact('other descriptors when its files are loaded');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What PostgreSQL makes of the descriptors is what was there. */
async function proveModel(
  open: () => Promise<Connection>,
  model: Model,
  schema: SchemaDescriptor,
): Promise<void> {
  const scratch = await open();
  try {
    const { unmodelled: _, ...modelled } = model;
    const { changes, refusals } = diffModels(modelled, await printModel(scratch, toModel(schema)));
    const differing = [...changes.filter(isNews).map(describe), ...refusals.map(({ message }) => message)];
    if (changes.length + refusals.length > 0)
      throw inexact(`a difference: ${differing[0] ?? changes[0]?.id ?? ''}`, { changes, refusals });
  } finally {
    await scratch.close();
  }
}

function inexact(got: string, details?: unknown): TrellisError {
  return new TrellisError(
    'PULL_INEXACT',
    `Expected the pulled descriptors to define what the database holds, got ${got}. Nothing was written.`,
    { details },
  );
}

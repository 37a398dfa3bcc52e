import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { type Connection, connectionFrom } from './connection.ts';
import { contrib } from './contrib.ts';
import { lockFolder } from './folder-lock.ts';
import { openKnex, SEARCH_PATH } from './open-knex.ts';
import { template } from './template.ts';

/**
 * Opens the embedded PostgreSQL (PGlite) in a folder. Creates the database if it does not exist.
 *
 * @param folder the data folder, locked for this process until `close`
 * @throws TrellisError `EMBEDDED_IN_USE` when another process holds the folder, `EMBEDDED_BROKEN` when the database
 *   does not open
 * @example
 * import { connectEmbedded } from '@trellis/database';
 *
 * const connection = await connectEmbedded('data/shop');
 * await connection.knex.raw('select 1');
 * await connection.close();
 */
export async function connectEmbedded(folder: string): Promise<Connection> {
  const release = await lockFolder(folder);
  try {
    if (!(await exists(join(folder, 'PG_VERSION')))) await create(folder);
    const pglite = await open(folder);
    return await embedded(pglite, embeddedAddress(folder), release);
  } catch (error) {
    await release();
    throw error;
  }
}

/**
 * Opens an empty embedded PostgreSQL (PGlite) in memory. Its data is lost on `close`.
 *
 * @example
 * import { connectMemory } from '@trellis/database';
 *
 * const connection = await connectMemory();
 * await connection.knex.raw('create table orders (id int primary key)');
 * await connection.close();
 */
export async function connectMemory(): Promise<Connection> {
  const { PGlite } = await engine();
  const pglite = await PGlite.create({ loadDataDir: await template(), extensions: await contrib() });
  return embedded(pglite, 'an embedded database in memory', async () => {});
}

/** Returns how messages name the embedded database in a folder. */
export function embeddedAddress(folder: string): string {
  return `the embedded database in ${relative(process.cwd(), folder) || '.'}`;
}

/** Loads PGlite on demand: a connection to a server does not need it. */
const engine = () => import('@electric-sql/pglite');

async function embedded(
  pglite: PGlite,
  description: string,
  release: () => Promise<void>,
): Promise<Connection> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const knex = await openKnex({
    // Knex has no type for a connection that PGlite provides.
    connection: createPgConfig(pglite) as unknown as Knex.PgConnectionConfig,
    searchPath: SEARCH_PATH,
    pool: { min: 0, max: 1 },
  });
  return connectionFrom({
    knex,
    engine: 'embedded',
    description,
    pglite,
    release: async () => {
      await pglite.close();
      await release();
    },
  });
}

/** Creates the database under a temporary name and renames it, so that a kill leaves no incomplete one. */
async function create(folder: string): Promise<void> {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  const { PGlite } = await engine();
  const pglite = await PGlite.create({ dataDir: partial, loadDataDir: await template() });
  await pglite.close();
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
}

async function open(folder: string): Promise<PGlite> {
  const { PGlite } = await engine();
  try {
    return await PGlite.create({ dataDir: folder, extensions: await contrib() });
  } catch (error) {
    throw new TrellisError(
      'EMBEDDED_BROKEN',
      `Cannot open the embedded database in ${folder}. Move the folder away to start with an empty database.`,
      { cause: error },
    );
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

import { access, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { type Connection, connectionFrom } from './connection.ts';
import { contrib } from './contrib.ts';
import { lockFolder } from './folder-lock.ts';
import { openKnex } from './open-knex.ts';
import { template } from './template.ts';

/**
 * Opens the embedded PostgreSQL in a folder, and makes it when there is none.
 *
 * @param folder the data folder; it is this process's alone until `close`
 * @throws TrellisError `EMBEDDED_IN_USE` when another process has it, `EMBEDDED_BROKEN` when it does not open
 */
export async function connectEmbedded(folder: string): Promise<Connection> {
  const release = await lockFolder(folder);
  try {
    if (!(await exists(join(folder, 'PG_VERSION')))) await make(folder);
    const pglite = await open(folder);
    return await embedded(
      pglite,
      `the embedded database in ${relative(process.cwd(), folder) || '.'}`,
      release,
    );
  } catch (error) {
    await release();
    throw error;
  }
}

/** Opens an embedded PostgreSQL that lives in memory and is gone when it is closed. */
export async function connectMemory(): Promise<Connection> {
  const { PGlite } = await engine();
  const pglite = await PGlite.create({ loadDataDir: await template(), extensions: await contrib() });
  return embedded(pglite, 'an embedded database in memory', async () => {});
}

/** Loaded when it is needed: whoever talks to a server has no use for it. */
const engine = () => import('@electric-sql/pglite');

async function embedded(
  pglite: PGlite,
  description: string,
  release: () => Promise<void>,
): Promise<Connection> {
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres');
  const knex = await openKnex({
    // Knex types the settings of the driver; the embedded engine's stand-in for its connection is none of them.
    connection: createPgConfig(pglite) as unknown as Knex.PgConnectionConfig,
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

/** Made beside its place and renamed when it is whole, so that a kill leaves no half of one. */
async function make(folder: string): Promise<void> {
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
      `Expected a data folder of the embedded database in ${folder}, got one that does not open. Move it away to start anew.`,
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

import { type Connection, introspect } from '@trellis/database';
import { isLost, serverMessage } from '@trellis/database/internal';
import { type History, loadMigration, runMigration } from '@trellis/migrate';
import { isTrellisError, type Model, TrellisError } from '@trellis/model';
import { withAuthoredHints } from '@trellis/model/internal';
import { build } from '../build/index.ts';

/** The Model of a database. */
export function modelOf(connection: Connection): Promise<Model> {
  return connection.withClient((client) => introspect(client));
}

/**
 * An authored Model as PostgreSQL prints it: created in an empty scratch database and introspected. Authored hints
 * (renames, `using`) are carried over.
 *
 * @param connection an empty database; it contains the Model afterwards
 * @param authored a Model from descriptors
 */
export async function printModel(connection: Connection, authored: Model): Promise<Model> {
  await connection.withClient((client) => build(client, authored));
  return withAuthoredHints(await modelOf(connection), authored);
}

/** The number of tables to create in one transaction, which holds a lock for each of their parts. */
const MAX_TABLES = 100;

/**
 * As `printModel`, but leaves the database empty: the Model is created there and rolled back. A large one gets a scratch
 * database of its own.
 *
 * @param connection an empty database
 * @param authored a Model from descriptors
 * @param again opens another empty database
 */
export async function printRolledBack(
  connection: Connection,
  authored: Model,
  again: () => Promise<Connection>,
): Promise<Model> {
  if (authored.tables.length > MAX_TABLES) {
    const own = await again();
    try {
      return await printModel(own, authored);
    } finally {
      await own.close();
    }
  }
  return connection.withClient(async (client) => {
    await client.query('BEGIN');
    try {
      await build(client, authored);
      return withAuthoredHints(await introspect(client), authored);
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

/**
 * Runs the migrations of a history from the first on an empty scratch database, without history tables.
 *
 * @param upTo the number of migrations; all when left out
 * @throws TrellisError `MIGRATION_FAILED`
 */
export async function replay(connection: Connection, history: History, upTo?: number): Promise<void> {
  for (const migration of history.migrations.slice(0, upTo)) {
    const module = await loadMigration(migration);
    try {
      await runMigration(connection.knex, module, 'up');
    } catch (error) {
      if (isTrellisError(error) || isLost(error)) throw error;
      const text = `${migration.name} failed on a scratch database: ${serverMessage(error)}. Fix the migration, or the server that verifies it.`;
      throw new TrellisError('MIGRATION_FAILED', text, { cause: error });
    }
  }
}

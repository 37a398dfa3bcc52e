import { type Connection, introspect, isLost, serverMessage } from '@trellis/database';
import { type History, loadMigration, runMigration } from '@trellis/migrate';
import { isTrellisError, type Model, TrellisError } from '@trellis/model';
import { withAuthoredHints } from '@trellis/model/internal';
import { build } from '../build/index.ts';

/** The Model of what a database holds now. */
export function modelOf(connection: Connection): Promise<Model> {
  return connection.withClient((client) => introspect(client));
}

/**
 * What PostgreSQL makes of a Model that people wrote: built in an empty throw-away database and read
 * back, with what only its author knows (renames, `using`) carried over.
 *
 * @param connection an empty database; it holds the Model afterwards
 * @param authored a Model from descriptors
 */
export async function printModel(connection: Connection, authored: Model): Promise<Model> {
  await connection.withClient((client) => build(client, authored));
  return withAuthoredHints(await modelOf(connection), authored);
}

/** How many tables may be made within one transaction, which holds a lock for each of their parts. */
const IN_PASSING = 100;

/**
 * As `printModel`, in a database that stays as empty as it is: the Model is built there and rolled back.
 * A large one gets a throw-away database of its own.
 *
 * @param connection an empty database
 * @param authored a Model from descriptors
 * @param again opens another empty database
 */
export async function printInPassing(
  connection: Connection,
  authored: Model,
  again: () => Promise<Connection>,
): Promise<Model> {
  if (authored.tables.length > IN_PASSING) {
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
 * Runs the migrations of a history, from the first, on an empty throw-away database: their changes and
 * nothing of the keeping of books that a database to stay would need.
 *
 * @param upTo how many; all when left out
 * @throws TrellisError `MIGRATION_FAILED`
 */
export async function replay(connection: Connection, history: History, upTo?: number): Promise<void> {
  for (const migration of history.migrations.slice(0, upTo)) {
    const module = await loadMigration(migration);
    try {
      await runMigration(connection.knex, module, 'up');
    } catch (error) {
      if (isTrellisError(error) || isLost(error)) throw error;
      const text = `Expected ${migration.name} to go up on a scratch database, got: ${serverMessage(error)}. Mend it, or the server that it ran on.`;
      throw new TrellisError('MIGRATION_FAILED', text, { cause: error });
    }
  }
}

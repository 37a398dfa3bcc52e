import { type Connection, introspect, type Queryable } from '@trellis/database';
import { isLost, serverMessage } from '@trellis/database/internal';
import type { History } from '@trellis/migrate';
import { loadMigration, runMigration } from '@trellis/migrate/internal';
import { isTrellisError, type Model, TrellisError } from '@trellis/model';
import { withAuthoredHints, withDistributionsOf, withRecordedDistributions } from '@trellis/model/internal';
import { build } from '../build/index.ts';
import { expectValidIndexes } from './valid-indexes.ts';

/**
 * Introspects the database of a connection.
 *
 * @param connection the database; it is only read
 * @returns its Model, without system schemas and history tables
 * @example
 * import { connect } from '@trellis/database';
 * import { modelOf } from '@trellis/verify';
 *
 * const connection = await connect();
 * const { tables } = await modelOf(connection);
 * console.log(tables.map(({ schema, name }) => `${schema}.${name}`));
 * await connection.close();
 */
export function modelOf(connection: Connection): Promise<Model> {
  return connection.withClient((client) => introspect(client));
}

/**
 * Returns an authored Model as PostgreSQL prints it: created in an empty scratch database and introspected. Only such
 * Models can be compared, since PostgreSQL rewrites defaults, checks and view bodies. Authored hints (renames, `using`)
 * are carried over.
 *
 * @param connection an empty database; it contains the Model afterwards
 * @param authored a Model from descriptors
 * @throws TrellisError `BUILD_FAILED`, as `build`; `INDEX_INVALID` if an index or key of it is not valid
 * @example
 * import { defineSchema, integer, sql, table, toModel } from '@trellis/model';
 * import { printModel, withScratch } from '@trellis/verify';
 *
 * const tags = table('tags', { columns: { weight: integer({ default: sql('1+1') }) } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const printed = await withScratch({}, async (open) => printModel(await open(), toModel(shop)));
 * console.log(printed.tables[0]?.columns[0]?.default); // '(1 + 1)'
 */
export async function printModel(connection: Connection, authored: Model): Promise<Model> {
  return connection.withClient((client) => buildAndPrint(client, authored));
}

async function buildAndPrint(client: Queryable, authored: Model): Promise<Model> {
  await build(client, authored);
  const printed = await introspect(client);
  expectValidIndexes(printed, authored);
  return withAuthoredHints(withDistributionsOf(printed, authored), authored);
}

/**
 * Introspects a database on which the migrations of a history ran. Without Citus, its tables have the distributions that
 * the history records.
 *
 * @param connection the database; it is only read
 * @param history the migrations that ran
 */
export async function replayedModel(
  connection: Connection,
  { migrations }: Pick<History, 'migrations'>,
): Promise<Model> {
  return withRecordedDistributions(
    await modelOf(connection),
    migrations.map(({ distributions }) => distributions),
  );
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
      return await buildAndPrint(client, authored);
    } finally {
      await client.query('ROLLBACK');
    }
  });
}

/**
 * Runs the migrations of a history from the first on an empty scratch database, without history tables.
 *
 * @param connection an empty database
 * @param history the migrations, in order
 * @param upTo the number of migrations; all when left out
 * @throws TrellisError `MIGRATION_FAILED` with PostgreSQL's message; the errors of loading a migration
 * @example
 * import { readHistory } from '@trellis/migrate';
 * import { modelOf, replay, withScratch } from '@trellis/verify';
 *
 * const history = await readHistory('migrations');
 * const head = await withScratch({}, async (open) => {
 *   const scratch = await open();
 *   await replay(scratch, history);
 *   return modelOf(scratch);
 * });
 * console.log(head.tables.map(({ name }) => name));
 */
export async function replay(connection: Connection, history: History, upTo?: number): Promise<void> {
  for (const migration of history.migrations.slice(0, upTo)) {
    const module = await loadMigration(migration);
    try {
      await runMigration(connection.knex, module, 'up', 'placeholder');
    } catch (error) {
      if (isTrellisError(error) || isLost(error)) throw error;
      const text = `${migration.name} failed on a scratch database: ${serverMessage(error)}. Fix the migration, or the server that verifies it.`;
      throw new TrellisError('MIGRATION_FAILED', text, { cause: error });
    }
  }
}

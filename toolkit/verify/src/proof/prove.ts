import type { Connection } from '@trellis/database';
import { serverMessage } from '@trellis/database/internal';
import type { ManifestLosses, MigrationModule } from '@trellis/migrate';
import { runMigration } from '@trellis/migrate/internal';
import { type Model, TrellisError } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { diffModels, fingerprint, type Plan } from '@trellis/plan';
import { modelOf } from '../replay/index.ts';
import { settle } from '../settle/index.ts';
import { Comparison } from './comparable.ts';
import { type BothPositions, givenOutAgain } from './given-out-again.ts';
import { movePositions, type Positions, readPositions } from './positions.ts';
import { addRows, type Rows, removeRows } from './rows.ts';
import { type ProvenChange, survivors } from './survivors.ts';

/** A migration to prove, and the Models that it must lead between, both as PostgreSQL prints them. */
export interface Claim {
  readonly migration: MigrationModule;
  /** The Model before it. */
  readonly before: Model;
  /** The Model that it must lead to. Its declared renames say where to look for the rows. */
  readonly after: Model;
  /**
   * What each direction of the migration is known to lose; everything else must survive. Left out if it is unknown, as
   * for a migration that was edited.
   */
  readonly losses?: ManifestLosses;
  /**
   * Opens an empty database, to print definitions again that PostgreSQL prints differently once they were built from
   * its own print. Left out, such a definition fails the proof.
   */
  readonly open?: () => Promise<Connection>;
}

/** The result of a proof that succeeded. */
export interface Proof {
  /** The number of tables whose rows were inserted and compared. */
  readonly tablesWithRows: number;
  /** PostgreSQL's error when `up` met rows that violate it, where it did. */
  readonly failsOnData?: string;
  /** The same of `down`: a foreign key to a table whose rows `up` dropped, for example. */
  readonly downFailsOnData?: string;
}

/**
 * Proves a migration on a scratch database: `up` leads exactly to the wanted Model, `down` exactly back, rows are kept
 * wherever their table and columns are kept, and no sequence is set back.
 *
 * @param connection the database, at the state before the migration; it is in that state again afterwards
 * @param claim the migration, and the Models before and after it
 * @param onReached called with the Model that `up` led to
 * @throws TrellisError `PROOF_FAILED`, with what differs in `details`
 * @example
 * import { defineSchema, integer, table, toModel } from '@trellis/model';
 * import { modelOf, printModel, prove, withScratch } from '@trellis/verify';
 * import type { Knex } from 'knex';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * const shop = defineSchema({ name: 'shop', tables: { tags } });
 * const migration = {
 *   up: (knex: Knex) => knex.schema.createTable('tags', (table) => table.integer('tag_id').primary()),
 *   down: (knex: Knex) => knex.schema.dropTable('tags'),
 * };
 *
 * await withScratch({}, async (open) => {
 *   const after = await printModel(await open(), toModel(shop));
 *   const scratch = await open();
 *   await prove(scratch, { migration, before: await modelOf(scratch), after });
 * });
 */
export async function prove(
  connection: Connection,
  claim: Claim,
  onReached: (model: Model) => void = () => {},
): Promise<Proof> {
  const { migration, before, after, open } = claim;
  const change: ProvenChange = { comparison: new Comparison(before, after), losses: claim.losses };
  let rows = await addRows(connection, before);
  await connection.withClient((client) => movePositions(client, before));
  const start = await positionsOf(connection, before);
  const fails: { failsOnData?: string; downFailsOnData?: string } = {};
  // Rows may violate a new constraint without a fault of the migration. It must run on empty tables.
  const runOnRows = async (direction: 'up' | 'down', current: Model) => {
    try {
      await go(connection, migration, direction);
    } catch (error) {
      if (!isAboutData(error) || rows.size === 0) throw error;
      fails[direction === 'up' ? 'failsOnData' : 'downFailsOnData'] = serverMessage((error as Error).cause);
      await removeRows(connection, current.tables);
      rows = new Map();
      await go(connection, migration, direction);
    }
  };
  await runOnRows('up', before);
  onReached(await expectModel(connection, withoutAuthoredHints(after), 'up', open));
  await expectRows(connection, rows, change, 'up');
  const reached = await positionsOf(connection, after);
  await expectPositions(connection, { before: start, after: reached }, change, 'up');
  await runOnRows('down', after);
  await expectModel(connection, before, 'down', open);
  await expectRows(connection, rows, change, 'down');
  const returned = await positionsOf(connection, before);
  await expectPositions(connection, { before: reached, after: returned }, change, 'down');
  await removeRows(connection, [...rows.keys()]);
  return { tablesWithRows: rows.size, ...fails };
}

/**
 * Runs `down` of a migration on a scratch database that is at the state after it.
 *
 * @param connection the database; it is at the state before the migration afterwards
 * @param claim the migration, and the Model before it
 * @throws TrellisError `PROOF_FAILED` if it does not run, or leads elsewhere
 */
export async function goBack(
  connection: Connection,
  { migration, before, open }: Pick<Claim, 'migration' | 'before' | 'open'>,
): Promise<void> {
  await go(connection, migration, 'down');
  await expectModel(connection, before, 'down', open);
}

async function go(
  connection: Connection,
  migration: MigrationModule,
  direction: 'up' | 'down',
): Promise<void> {
  const { knex } = connection;
  try {
    await runMigration(knex, migration, direction, 'placeholder');
  } catch (error) {
    throw failed(`${direction} to run on a scratch database`, serverMessage(error), error);
  }
}

async function expectModel(
  connection: Connection,
  wanted: Model,
  direction: 'up' | 'down',
  open: Claim['open'],
): Promise<Model> {
  const got = await modelOf(connection);
  if (fingerprint(got) === fingerprint(wanted) && isReached(diffModels(got, wanted))) return got;
  const [stable, stableWanted] = open ? await settle([got, wanted], open) : [got, wanted];
  const plan = diffModels(stable, stableWanted);
  if (isReached(plan) && fingerprint(stable) === fingerprint(stableWanted)) return got;
  const differs = [...plan.statements.map(({ sql }) => sql), ...plan.refusals.map(({ message }) => message)];
  throw failed(
    `${direction} to lead to the wanted Model`,
    `a Model that still needs: ${differs[0]?.split('\n')[0] ?? 'a change that the diff does not see'}`,
    { differs, got, wanted },
  );
}

function isReached({ statements, refusals }: Plan): boolean {
  return statements.length === 0 && refusals.length === 0;
}

async function expectRows(
  connection: Connection,
  rows: Rows,
  change: ProvenChange,
  direction: 'up' | 'down',
): Promise<void> {
  const lost = await survivors(connection, rows, change, direction);
  if (lost.length > 0)
    throw failed(`${direction} to keep the existing rows`, `rows missing in ${lost.join(', ')}`, lost);
}

function positionsOf(connection: Connection, model: Model): Promise<Positions> {
  return connection.withClient((client) => readPositions(client, model));
}

async function expectPositions(
  connection: Connection,
  positions: BothPositions,
  change: ProvenChange,
  direction: 'up' | 'down',
): Promise<void> {
  const reset = await connection.withClient((client) => givenOutAgain(client, positions, change, direction));
  if (reset.length > 0)
    throw failed(`${direction} to keep the positions of sequences`, reset.join('; '), reset);
}

/** PostgreSQL's error classes for invalid values: data exceptions and integrity constraint violations. */
function isAboutData(error: unknown): boolean {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' && /^(22|23)/.test(cause.code);
}

function failed(expected: string, got: string, details: unknown): TrellisError {
  return new TrellisError('PROOF_FAILED', `Expected ${expected}, got ${got}. Nothing was written.`, {
    details,
    ...(details instanceof Error && { cause: details }),
  });
}

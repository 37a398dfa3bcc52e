import type { Connection } from '@trellis/database';
import { serverMessage } from '@trellis/database/internal';
import type { ManifestLosses, MigrationModule } from '@trellis/migrate';
import { isTransactional, runMigration } from '@trellis/migrate/internal';
import { type Model, TrellisError } from '@trellis/model';
import { comparable, withoutAuthoredHints } from '@trellis/model/internal';
import { diffModels, fingerprint, type Plan } from '@trellis/plan';
import { modelOf } from '../replay/index.ts';
import { settle } from '../settle/index.ts';
import { Comparison } from './comparable.ts';
import { type BothPositions, givenOutAgain } from './given-out-again.ts';
import { movedBack, movedData } from './moved-data.ts';
import { movePositions, type Positions, readPositions } from './positions.ts';
import { type ProvenChange, type RowChange, rowChanges } from './row-changes.ts';
import { addRows, existingRows, FAR, isTaken, type Rows, removeRows } from './rows.ts';
import { restoreData, type SavedData, saveData } from './saved-data.ts';
import { addScratchPartitions, dropScratchPartitions } from './scratch-partitions.ts';

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
   * Set if the migration may change data on purpose, as one that was written by hand may: the proof lists what it changes,
   * and does not fail. Left out, every row must survive with its values.
   */
  readonly mayChangeData?: boolean;
  /**
   * Opens an empty database, to print definitions again that PostgreSQL prints differently once they were built from
   * its own print. Left out, such a definition fails the proof.
   */
  readonly open?: () => Promise<Connection>;
  /**
   * Returns a wanted Model with what it leaves open as in the Model that was reached. A migration that was planned on an older
   * server has no statements for the properties that only this one has. Left out, nothing is left open.
   */
  readonly asReached?: (reached: Model, wanted: Model) => Model;
}

/** The result of a proof that succeeded. */
export interface Proof {
  /** The number of tables whose rows were compared. */
  readonly tablesWithRows: number;
  /**
   * The rows and values that the migration changes on purpose, by direction; those of `down` only where `up` has not
   * changed the same. Left out for none.
   */
  readonly changes?: readonly RowChange[];
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
  const { before, after, mayChangeData } = claim;
  const change: ProvenChange = {
    comparison: new Comparison(before, after),
    losses: claim.losses,
    convertsFreely: mayChangeData,
  };
  const saved = await saveData(connection, before);
  await addScratchPartitions(connection, change.comparison);
  const { rows, start, failsOnData } = await runUp(connection, claim, saved);
  onReached(await expectModel(connection, withoutAuthoredHints(after), 'up', claim));
  const up = await rowChanges(connection, rows, change, 'up');
  if (!mayChangeData) expectNoChanges(up, 'up');
  const reached = await positionsOf(connection, after);
  await expectPositions(connection, { before: start, after: reached }, change, 'up');
  const downFailsOnData = await runDown(connection, claim, rows.size > 0);
  await expectModel(connection, before, 'down', claim);
  const kept = downFailsOnData === undefined ? rows : new Map();
  const down = (await rowChanges(connection, kept, change, 'down')).filter((one) => !up.some(isSame(one)));
  if (!mayChangeData) expectNoChanges(down, 'down');
  const returned = await positionsOf(connection, before);
  await expectPositions(connection, { before: reached, after: returned }, change, 'down');
  const moved = mayChangeData ? await movedInBoth(connection, claim, kept, saved) : [];
  await dropScratchPartitions(connection);
  await restoreData(connection, before, saved);
  const changes = [...up, ...down, ...moved];
  return {
    tablesWithRows: kept.size,
    ...(changes.length > 0 && { changes }),
    ...(failsOnData !== undefined && { failsOnData }),
    ...(downFailsOnData !== undefined && { downFailsOnData }),
  };
}

/** The data that each direction moves. */
async function movedInBoth(
  connection: Connection,
  { migration, before, after, losses }: Claim,
  rows: Rows,
  saved: SavedData,
): Promise<readonly RowChange[]> {
  if (!losses) return [];
  const up = await movedData(connection, rows, { direction: 'up', model: before, losses: losses.up });
  // A direction without a transaction may fail halfway, so it is not tried on rows that it may refuse.
  if (!isTransactional(migration)) return up;
  await restoreData(connection, before, saved);
  const run = (direction: 'up' | 'down') => go(connection, migration, direction);
  return [...up, ...(await movedBack(connection, after, losses.down, run))];
}

/** The state in which `up` has run: the rows that it met, and the positions of the sequences before it. */
interface Started {
  readonly rows: Rows;
  readonly start: Positions;
  readonly failsOnData?: string;
}

/**
 * Runs `up` on sample rows. Where it inserts a row that collides with one of them, they get other numbers. Rows may also
 * violate a new constraint without a fault of the migration: then it must run without them.
 */
async function runUp(
  connection: Connection,
  { migration, before }: Claim,
  saved: SavedData,
): Promise<Started> {
  const attempt = async (rows: Rows): Promise<Started | { readonly refused: unknown }> => {
    await connection.withClient((client) => movePositions(client, before));
    const start = await positionsOf(connection, before);
    try {
      await go(connection, migration, 'up');
      return { rows, start };
    } catch (error) {
      if (!isAboutData(error) || rows.size === 0) throw error;
      await restoreData(connection, before, saved);
      return { refused: (error as Error).cause };
    }
  };
  let tried = await attempt(await addRows(connection, before));
  if ('refused' in tried && isTaken(tried.refused))
    tried = await attempt(await addRows(connection, before, FAR));
  if (!('refused' in tried)) return tried;
  const failsOnData = serverMessage(tried.refused);
  const empty = await attempt(await existingRows(connection, before));
  if ('refused' in empty)
    throw failed('up to run on the rows of earlier migrations', serverMessage(empty.refused), empty.refused);
  return { ...empty, failsOnData };
}

/**
 * Runs `down` on the rows that `up` has left, and without any if they violate what it restores: a foreign key to a table
 * whose rows `up` dropped, for example.
 *
 * @returns PostgreSQL's error where it failed on the rows
 */
async function runDown(
  connection: Connection,
  { migration, after }: Claim,
  hasRows: boolean,
): Promise<string | undefined> {
  try {
    await go(connection, migration, 'down');
    return undefined;
  } catch (error) {
    if (!isAboutData(error) || !hasRows) throw error;
    await removeRows(connection, after.tables);
    await go(connection, migration, 'down');
    return serverMessage((error as Error).cause);
  }
}

/**
 * As `prove`, on a scratch database on which the migration has run: runs `down`, and proves the migration from there.
 *
 * @param connection the database; it is at the state before the migration afterwards
 * @param claim the migration, and the Models before and after it
 * @param saved the data that the database had before the migration: `down` may leave rows behind
 * @throws TrellisError `PROOF_FAILED`
 */
export async function proveAgain(connection: Connection, claim: Claim, saved: SavedData): Promise<Proof> {
  await go(connection, claim.migration, 'down');
  await expectModel(connection, claim.before, 'down', claim);
  await restoreData(connection, claim.before, saved);
  return prove(connection, claim);
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
  expected: Model,
  direction: 'up' | 'down',
  { open, asReached = (_, one) => one }: Claim,
): Promise<Model> {
  const { serverVersion } = connection;
  const reached = await modelOf(connection);
  const [got, wanted] = comparable(reached, asReached(reached, expected));
  if (fingerprint(got) === fingerprint(wanted) && isReached(diffModels(got, wanted, { serverVersion })))
    return got;
  const [stable, stableWanted] = open ? await settle([got, wanted], open) : [got, wanted];
  const plan = diffModels(stable, stableWanted, { serverVersion });
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

/** Changes of data in words: `rows missing in public.tags`. */
const WORDS = {
  'deletes rows': 'rows missing in',
  'adds rows': 'rows added to',
  'changes values': 'other values in',
  'moves data': 'data moved from',
} as const satisfies Record<RowChange['action'], string>;

function expectNoChanges(changes: readonly RowChange[], direction: 'up' | 'down'): void {
  if (changes.length === 0) return;
  const words = changes.map(({ action, object }) => `${WORDS[action]} ${object}`);
  throw failed(`${direction} to keep the existing rows`, words.join(', '), changes);
}

function isSame({ object, action }: RowChange): (other: RowChange) => boolean {
  return (other) => other.object === object && other.action === action;
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

import { type Connection, serverMessage } from '@trellis/database';
import { type MigrationModule, runMigration } from '@trellis/migrate';
import { type Model, TrellisError } from '@trellis/model';
import { withoutAuthoredHints } from '@trellis/model/internal';
import { diffModels, fingerprint } from '@trellis/plan';
import { modelOf } from '../replay/index.ts';
import { addRows, type Rows, removeRows, survivors } from './rows.ts';

/** A migration to be proven. */
export interface Claim {
  readonly migration: MigrationModule;
  /** What stands before it. */
  readonly before: Model;
  /** What it has to lead to; renames that it declares tell where rows are found again. */
  readonly after: Model;
}

/** What the proof saw beside that the Models are equal. */
export interface Proof {
  /** In how many tables rows were put and found again. */
  readonly tablesWithRows: number;
  /** What PostgreSQL said when `up` met rows that do not fit it, where it did. */
  readonly failsOnData?: string;
}

/**
 * Proves a migration on a throw-away database that stands before it: `up` leads exactly to the Model
 * that is wanted, `down` exactly back, and rows that were there are there still wherever their table
 * and columns are.
 *
 * @param connection the database; it stands before the migration again afterwards
 * @param onReached is told the Model that `up` led to
 * @throws TrellisError `PROOF_FAILED`, with what differs in `details`
 */
export async function prove(
  connection: Connection,
  { migration, before, after }: Claim,
  onReached: (model: Model) => void = () => {},
): Promise<Proof> {
  let rows = await addRows(connection, before);
  let failsOnData: string | undefined;
  try {
    await go(connection, migration, 'up');
  } catch (error) {
    // A new rule that rows may break is no fault of the migration; it has to hold where there are none.
    if (!isAboutData(error) || rows.size === 0) throw error;
    failsOnData = serverMessage((error as Error).cause);
    await removeRows(connection, rows);
    rows = new Map();
    await go(connection, migration, 'up');
  }
  onReached(await expectModel(connection, withoutAuthoredHints(after), 'up'));
  await expectRows(connection, rows, after, 'up');
  await go(connection, migration, 'down');
  await expectModel(connection, before, 'down');
  await expectRows(connection, rows, after, 'down');
  await removeRows(connection, rows);
  return { tablesWithRows: rows.size, ...(failsOnData !== undefined && { failsOnData }) };
}

async function go(connection: Connection, migration: MigrationModule, way: 'up' | 'down'): Promise<void> {
  const { knex } = connection;
  try {
    await runMigration(knex, migration, way);
  } catch (error) {
    throw failed(`${way} to run on a scratch database`, serverMessage(error), error);
  }
}

async function expectModel(connection: Connection, wanted: Model, way: 'up' | 'down'): Promise<Model> {
  const got = await modelOf(connection);
  const plan = diffModels(got, wanted);
  const same = plan.statements.length === 0 && plan.refusals.length === 0;
  if (same && fingerprint(got) === fingerprint(wanted)) return got;
  const differs = [...plan.statements.map(({ sql }) => sql), ...plan.refusals.map(({ message }) => message)];
  throw failed(
    `${way} to lead to the Model that is wanted`,
    `one that still needs: ${differs[0]?.split('\n')[0] ?? 'what the diff does not see'}`,
    { differs, got, wanted },
  );
}

async function expectRows(
  connection: Connection,
  rows: Rows,
  after: Model,
  way: 'up' | 'down',
): Promise<void> {
  const lost = await survivors(connection, rows, after, way);
  if (lost.length > 0)
    throw failed(`${way} to keep the rows that were there`, `rows missing in ${lost.join(', ')}`, lost);
}

/** PostgreSQL's classes of codes for values that do not fit: data exceptions and broken constraints. */
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

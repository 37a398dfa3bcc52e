import type { Connection } from '@trellis/database';
import { isTrellisError, TrellisError } from '@trellis/model';
import type { ClientBase } from 'pg';
import type { KeyName } from '../plan/load-order.ts';
import type { TableRows } from '../rows/table-rows.ts';
import { World, type WorldOptions } from '../rows/world.ts';
import type { Sample } from '../sample/define-sample.ts';
import { copyIn } from './copy-in.ts';
import { takeOffForeignKeys } from './foreign-keys.ts';
import { restartSequences } from './sequences.ts';
import { checkTables, copyTarget, countRows, qualifiedName } from './target-tables.ts';

/** From how many rows on it is quicker to take foreign keys off and put them back. */
const MANY_ROWS = 10_000;

/** How a sample is loaded. */
export interface LoadOptions extends WorldOptions {
  /** Empty the sample's tables first, in the same transaction. Without it, tables with rows are a refusal. */
  readonly replace?: boolean;
  /** Ends the load early; nothing of it is left. */
  readonly signal?: AbortSignal;
  /** Told as rows are sent: which table, how many of how many. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** The command that brings the database up to date, for the message when it is behind. */
  readonly migrate?: string;
}

/** How far a load is in one table. */
export interface LoadProgress {
  readonly table: string;
  readonly rows: number;
  readonly total: number;
}

/** What was loaded. */
export interface LoadReport {
  readonly seed: number;
  readonly scale: number;
  /** In the order in which they were loaded. */
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly milliseconds: number;
  }[];
  readonly rows: number;
  readonly milliseconds: number;
  /** Rows that were there before and are gone, by table, where they were replaced. */
  readonly replaced: Readonly<Record<string, number>>;
  /** Foreign keys that are null in every row, since they close a cycle. */
  readonly left: readonly KeyName[];
}

/**
 * Loads a sample's rows into a database by COPY, in one transaction: all of them or none.
 *
 * @param connection where to; its tables must be there and, unless `replace` is said, empty
 * @returns how many rows went into each table, and how long it took
 * @throws TrellisError `MIGRATIONS_MISSING`, `SEEDED_ALREADY`, `REPLACE_REFERENCED`, `SAMPLE_REJECTED` (PostgreSQL took
 *   a row not), `LOAD_INTERRUPTED`, and those of {@link World}
 * @example
 * const connection = await connect();
 * await load(connection, sample, { scale: 10 });
 */
export async function load(
  connection: Connection,
  sample: Sample,
  options: LoadOptions = {},
): Promise<LoadReport> {
  const world = new World(sample, options);
  return connection.withClient(async (client) => {
    const lost = { error: undefined as Error | undefined };
    // A server that goes away between two statements must not end the process.
    const onError = (error: Error) => {
      lost.error = error;
    };
    client.on('error', onError);
    await client.query('begin');
    try {
      const report = await loadInto(connection, client, world, options);
      await client.query('commit');
      return report;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw explained(lost.error ?? error, options.signal);
    } finally {
      client.removeListener('error', onError);
    }
  });
}

async function loadInto(
  connection: Connection,
  client: ClientBase,
  world: World,
  { replace = false, signal, onProgress = () => {}, migrate = 'trellis upgrade head' }: LoadOptions,
): Promise<LoadReport> {
  const { tables } = world;
  const began = performance.now();
  // The rows say their zone and their form; what the session prefers must not matter.
  await client.query(
    "select set_config('DateStyle', 'ISO, MDY', true), set_config('statement_timeout', '0', true)",
  );
  await checkTables(client, tables, connection.describe(), migrate);
  const replaced = await makeRoom(connection, client, tables, replace);
  if (world.plan.deferred.length > 0) await client.query('set constraints all deferred');
  const many = tables.reduce((sum, { total }) => sum + total, 0) >= MANY_ROWS;
  const putBack = many ? await takeOffForeignKeys(client, tables) : async () => {};
  const loaded: LoadReport['tables'][number][] = [];
  for (const table of tables) {
    const { key } = table.plan;
    const { total } = table;
    const since = performance.now();
    let sent = 0;
    onProgress({ table: key, rows: 0, total });
    const onRows = (rows: number) => {
      sent += rows;
      onProgress({ table: key, rows: sent, total });
    };
    if (table.columns.length > 0) await copyIn(connection, client, copyTarget(table), table, onRows, signal);
    loaded.push({ table: key, rows: total, milliseconds: Math.round(performance.now() - since) });
  }
  await putBack();
  await restartSequences(client, tables);
  signal?.throwIfAborted();
  // Without statistics the first queries on a large sample would be planned for empty tables.
  await client.query(`analyze ${tables.map(qualifiedName).join(', ')}`);
  return {
    seed: world.seed,
    scale: world.scale,
    tables: loaded,
    rows: loaded.reduce((sum, { rows }) => sum + rows, 0),
    milliseconds: Math.round(performance.now() - began),
    replaced,
    left: world.plan.left,
  };
}

/** Keeps others from writing meanwhile, and refuses or removes rows that are there. */
async function makeRoom(
  connection: Connection,
  client: ClientBase,
  tables: readonly TableRows[],
  replace: boolean,
): Promise<Readonly<Record<string, number>>> {
  const names = tables.map(qualifiedName).join(', ');
  // Two loads at once: the second waits here, and then finds the rows of the first.
  await client.query(`lock table ${names} in share row exclusive mode`);
  const counts = await countRows(client, tables);
  const found = Object.entries(counts).map(([table, count]) => `${table} ${count}`);
  if (found.length === 0) return {};
  if (!replace)
    throw new TrellisError(
      'SEEDED_ALREADY',
      `Expected empty tables in ${connection.describe()}, got rows: ${found.join(', ')}. Nothing was changed; say --replace to delete these rows and load anew.`,
      { details: { rows: counts } },
    );
  try {
    await client.query(`truncate ${names} restart identity`);
  } catch (error) {
    if ((error as { code?: string }).code !== '0A000') throw error;
    throw new TrellisError(
      'REPLACE_REFERENCED',
      `Expected no other table to refer to those that are replaced, got: ${(error as Error).message}. Empty that table first.`,
      { cause: error },
    );
  }
  return counts;
}

function explained(error: unknown, signal: AbortSignal | undefined): unknown {
  if (isTrellisError(error)) return error;
  if (signal?.aborted)
    return new TrellisError(
      'LOAD_INTERRUPTED',
      'The load was interrupted. Nothing of it is left; run it again.',
      {
        cause: error,
      },
    );
  const { code, message, where } = error as { code?: string; message?: string; where?: string };
  if (code === undefined || code.startsWith('57') || code.startsWith('08') || code.startsWith('E'))
    return new TrellisError(
      'CONNECTION_LOST',
      `Expected the connection to last as long as the load, got: ${message}. Nothing of it is left; run it again.`,
      { cause: error },
    );
  if (code === '42501')
    return new TrellisError(
      'PERMISSION_DENIED',
      `Expected the right to fill the tables, got: ${message}. Use their owner.`,
      {
        cause: error,
      },
    );
  const context = where?.split('\n')[0];
  return new TrellisError(
    'SAMPLE_REJECTED',
    `Expected PostgreSQL to take the sample's rows, got: ${message}${context ? ` (${context})` : ''}. Mend the generator in defineSample.`,
    { cause: error },
  );
}

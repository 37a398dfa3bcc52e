import type { Connection } from '@trellis/database';
import type { ClientBase } from 'pg';
import { DataSet, type TableRows } from '../data-set/index.ts';
import type { Sample } from '../sample/index.ts';
import { copyIn } from './copy-in.ts';
import { emptyTables } from './empty-tables.ts';
import { dropForeignKeys } from './foreign-keys.ts';
import { loadError } from './load-error.ts';
import type { LoadReport, LoadSampleOptions } from './load-sample-options.ts';
import { restartSequences } from './sequences.ts';
import { checkTables, copyTarget, tableName } from './target-tables.ts';

/** From this number of rows on, it is faster to drop foreign keys and to add them again. */
const MANY_ROWS = 10_000;

/**
 * Loads a sample into a database by COPY, and then runs its statements, in one transaction. Sequences continue after the
 * loaded rows. From 10,000 rows on, foreign keys are dropped and added again in the same transaction.
 *
 * @param connection a connection to a database that has the tables of the sample; they must be empty unless
 *   `options.replace` is set
 * @param sample the result of `defineSample`
 * @returns the number of rows and the time by table
 * @throws TrellisError `MIGRATIONS_MISSING` if tables or columns are missing; `SEEDED_ALREADY` if tables have rows;
 *   `REPLACE_REFERENCED` if tables outside the sample reference those to replace; `SAMPLE_REJECTED` if PostgreSQL
 *   rejects a row; `PERMISSION_DENIED`, `CONNECTION_LOST` and `LOAD_INTERRUPTED`; and the errors of {@link DataSet} and
 *   its generators. The database is not changed.
 *
 * @example
 * import { connect } from '@trellis/database';
 * import { loadSample, type Sample } from '@trellis/populate';
 *
 * async function seed(sample: Sample) {
 *   const connection = await connect({ url: 'postgres://localhost/club' });
 *   try {
 *     const { rows, milliseconds } = await loadSample(connection, sample, { scale: 10 });
 *     console.log(`${rows} rows in ${milliseconds} ms`);
 *   } finally {
 *     await connection.close();
 *   }
 * }
 */
export async function loadSample(
  connection: Connection,
  sample: Sample,
  options: LoadSampleOptions = {},
): Promise<LoadReport> {
  const dataSet = new DataSet(sample, options);
  return connection.withClient(async (client) => {
    let lost: Error | undefined;
    // Without a listener, a connection that breaks between two statements would end the process.
    const onError = (error: Error) => {
      lost = error;
    };
    client.on('error', onError);
    await client.query('begin');
    try {
      const report = await loadInTransaction(connection, client, dataSet, {
        ...options,
        finish: sample.finish,
      });
      await client.query('commit');
      return report;
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw loadError(lost ?? error, options.signal);
    } finally {
      client.removeListener('error', onError);
    }
  });
}

async function loadInTransaction(
  connection: Connection,
  client: ClientBase,
  dataSet: DataSet,
  options: LoadSampleOptions & Pick<Sample, 'finish'>,
): Promise<LoadReport> {
  const { tables, plan, seed, scale } = dataSet;
  const { replace = false, signal, migrateCommand = 'trellis upgrade head', finish } = options;
  const start = performance.now();
  // COPY text has dates in ISO format, so the session must read that format.
  await client.query(
    "select set_config('DateStyle', 'ISO, MDY', true), set_config('statement_timeout', '0', true)",
  );
  await checkTables(client, tables, connection.describe(), migrateCommand);
  const replaced = await emptyTables(connection, client, tables, replace);
  if (plan.deferredKeys.length > 0) await client.query('set constraints all deferred');
  const rows = tables.reduce((sum, { total }) => sum + total, 0);
  const addForeignKeys = rows < MANY_ROWS ? undefined : await dropForeignKeys(client, tables);
  const loaded: LoadReport['tables'][number][] = [];
  for (const table of tables) {
    const milliseconds = await loadTable(connection, client, table, options);
    loaded.push({ table: table.key, rows: table.total, milliseconds });
  }
  for (const statement of finish) await client.query(statement);
  // A table whose rows wait for deferred checks cannot be altered.
  await client.query('set constraints all immediate');
  await addForeignKeys?.();
  await restartSequences(client, tables);
  signal?.throwIfAborted();
  // Without statistics, the first queries on a large sample would be planned for empty tables.
  await client.query(`analyze ${tables.map(tableName).join(', ')}`);
  const milliseconds = Math.round(performance.now() - start);
  return { seed, scale, tables: loaded, rows, milliseconds, replaced, nullKeys: plan.nullKeys };
}

/** Returns the time in milliseconds. */
async function loadTable(
  connection: Connection,
  client: ClientBase,
  rows: TableRows,
  { signal, onProgress = () => {} }: LoadSampleOptions,
): Promise<number> {
  const start = performance.now();
  const { key, total } = rows;
  let sent = 0;
  onProgress({ table: key, rows: 0, total });
  const onRows = (count: number) => {
    sent += count;
    onProgress({ table: key, rows: sent, total });
  };
  if (rows.columns.length > 0) await copyIn(connection, client, copyTarget(rows), rows, onRows, signal);
  return Math.round(performance.now() - start);
}

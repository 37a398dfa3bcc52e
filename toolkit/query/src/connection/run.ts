import type { Knex } from 'knex';
import type { Fragment } from '../sql/index.ts';
import { handlePreparedError, preparedName } from './prepared.ts';
import { enqueue, enqueueInTransaction } from './queue.ts';

/** The result of a statement. */
export interface StatementResult {
  /** Rows as arrays of cells: PostgreSQL's text output, independent of the driver's type parsers. */
  readonly rows: (string | null)[][];
  /** Number of rows read or changed. */
  readonly count: number;
}

/** Runs a statement on a connection; it is prepared when its text recurs. */
export type RunStatement = (statement: Fragment) => Promise<StatementResult>;

/**
 * Acquires a connection from the pool of a Knex instance, or that of a transaction, for consecutive statements.
 * Statements are passed to Knex's dialect directly, because Knex's query builder takes longer than the driver. Knex
 * still emits its events. Other calls on the same transaction wait until this one has ended.
 *
 * @param knex a Knex instance or a transaction
 * @param task runs the statements
 */
export function withConnection<T>(knex: Knex, task: (run: RunStatement) => Promise<T>): Promise<T> {
  return enqueueInTransaction(knex, () => acquire(knex, task));
}

async function acquire<T>(knex: Knex, task: (run: RunStatement) => Promise<T>): Promise<T> {
  const connection: object = await knex.client.acquireConnection();
  try {
    return await task((statement) => runOn(knex, connection, statement));
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/**
 * Runs one statement; it is prepared when its text recurs.
 *
 * @param knex a Knex instance or a transaction
 * @param statement the statement
 */
export function run(knex: Knex, statement: Fragment): Promise<StatementResult> {
  return withConnection(knex, (runStatement) => runStatement(statement));
}

/**
 * Runs one statement on a connection; it is prepared when its text recurs.
 *
 * @param knex the Knex instance or transaction that the connection belongs to
 * @param connection the connection
 * @param statement the statement
 */
export async function runOn(knex: Knex, connection: object, statement: Fragment): Promise<StatementResult> {
  const name = preparedName(knex, statement.sql);
  if (name === undefined) return send(knex, connection, statement, RESULT_FORMAT);
  try {
    return await send(knex, connection, statement, { ...RESULT_FORMAT, name });
  } catch (error) {
    // An error aborts a transaction, so only its caller can retry.
    if (!handlePreparedError(knex, error) || knex.isTransaction) throw error;
    return runOn(knex, connection, statement);
  }
}

async function send(
  { client, isTransaction }: Knex,
  connection: object,
  { sql, bindings }: Fragment,
  options: object,
): Promise<StatementResult> {
  const query = { method: 'raw', sql, bindings, options };
  const sent = () => client.query(connection, query);
  // A nested transaction has a queue of its own but shares the connection.
  const { response } = await (isTransaction ? enqueue(connection, sent) : sent());
  client.emit('query-response', response, query, undefined);
  return { rows: response.rows, count: response.rowCount };
}

/** An array, because PGlite's client reads parameter types from `types`; an empty one declares no types. */
const AS_TEXT = Object.assign([], { getTypeParser: () => (text: string) => text });
const RESULT_FORMAT = { rowMode: 'array', types: AS_TEXT };

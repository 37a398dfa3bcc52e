import type { Knex } from 'knex';
import type { Fragment } from './fragment.ts';
import { preparedName, unpreparedBy } from './prepared.ts';
import { inTurn, inTurnOf } from './turn.ts';

/** What a statement gave. */
export interface Ran {
  /** Its rows, cell by cell: PostgreSQL's own texts, whatever parsers the driver was given. */
  readonly rows: (string | null)[][];
  /** How many rows it read or changed. */
  readonly count: number;
}

/** Runs statements on one connection, each prepared when its text recurs. */
export type Run = (statement: Fragment) => Promise<Ran>;

/**
 * Lends a connection of a Knex instance's pool, or a transaction's own, for statements that follow each other.
 * They go to the dialect itself, since Knex's builder takes longer over one than the driver does; Knex's events
 * are emitted as always. Whoever else asks for the same transaction's waits meanwhile.
 *
 * @param knex a Knex instance or a transaction
 * @param work what to do with it
 */
export function onConnection<T>(knex: Knex, work: (run: Run) => Promise<T>): Promise<T> {
  return inTurnOf(knex, () => lend(knex, work));
}

async function lend<T>(knex: Knex, work: (run: Run) => Promise<T>): Promise<T> {
  const connection: object = await knex.client.acquireConnection();
  try {
    return await work((statement) => runOn(knex, connection, statement));
  } finally {
    await knex.client.releaseConnection(connection);
  }
}

/**
 * Runs a statement, prepared when its text recurs.
 *
 * @param knex a Knex instance or a transaction
 * @param statement the statement
 */
export function run(knex: Knex, statement: Fragment): Promise<Ran> {
  return onConnection(knex, (on) => on(statement));
}

async function runOn(knex: Knex, connection: object, statement: Fragment): Promise<Ran> {
  const name = preparedName(knex, statement.sql);
  if (name === undefined) return send(knex, connection, statement, READ);
  try {
    return await send(knex, connection, statement, { ...READ, name });
  } catch (error) {
    // A transaction is over after an error; its caller may begin another.
    if (!unpreparedBy(knex, error) || knex.isTransaction) throw error;
    return runOn(knex, connection, statement);
  }
}

async function send(
  { client, isTransaction }: Knex,
  connection: object,
  { sql, bindings }: Fragment,
  options: object,
): Promise<Ran> {
  const query = { method: 'raw', sql, bindings, options };
  const sent = () => client.query(connection, query);
  // A transaction within another has the same connection, and its turns are its own.
  const { response } = await (isTransaction ? inTurn(connection, sent) : sent());
  client.emit('query-response', response, query, undefined);
  return { rows: response.rows, count: response.rowCount };
}

/** A list, since an engine that speaks pg's protocol in memory reads the parameters' types from it: none are told. */
const TEXTS = Object.assign([], { getTypeParser: () => (text: string) => text });
const READ = { rowMode: 'array', types: TEXTS };

import type { Knex } from 'knex';
import type { Fragment } from './fragment.ts';
import { preparedName, unpreparedBy } from './prepared.ts';

/** What a statement gave. */
export interface Ran {
  /** Its rows, cell by cell: PostgreSQL's own texts, whatever parsers the driver was given. */
  readonly rows: (string | null)[][];
  /** How many rows it read or changed. */
  readonly count: number;
}

/**
 * Runs a statement, prepared when its text recurs.
 *
 * @param knex a Knex instance or a transaction
 * @param statement the statement
 */
export async function run(knex: Knex, statement: Fragment): Promise<Ran> {
  const name = preparedName(knex, statement.sql);
  if (name === undefined) return send(knex, statement, READ);
  try {
    return await send(knex, statement, { ...READ, name });
  } catch (error) {
    // A transaction is over after an error; its caller may begin another.
    if (!unpreparedBy(knex, error) || knex.isTransaction) throw error;
    return run(knex, statement);
  }
}

async function send(knex: Knex, { sql, bindings }: Fragment, options: object): Promise<Ran> {
  const { rows, rowCount } = await knex.raw(sql, bindings as Knex.RawBinding[]).options(options);
  return { rows, count: rowCount };
}

/** A list, since an engine that speaks pg's protocol in memory reads the parameters' types from it: none are told. */
const TEXTS = Object.assign([], { getTypeParser: () => (text: string) => text });
const READ = { rowMode: 'array', types: TEXTS };

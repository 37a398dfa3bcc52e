import type { Knex } from 'knex';
import type { Fragment } from './fragment.ts';

/** What a statement gave. */
export interface Ran {
  /** Its rows, cell by cell: PostgreSQL's own texts, whatever parsers the driver was given. */
  readonly rows: (string | null)[][];
  /** How many rows it read or changed. */
  readonly count: number;
}

/**
 * Runs a statement.
 *
 * @param knex a Knex instance or a transaction
 * @param statement the statement
 */
export async function run(knex: Knex, { sql, bindings }: Fragment): Promise<Ran> {
  const query = knex.raw(sql, bindings as Knex.RawBinding[]);
  const { rows, rowCount } = await query.options({ rowMode: 'array', types: TEXTS });
  return { rows, count: rowCount };
}

/** A list, since an engine that speaks pg's protocol in memory reads the parameters' types from it: none are told. */
const TEXTS = Object.assign([], { getTypeParser: () => (text: string) => text });

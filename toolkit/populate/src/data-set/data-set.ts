import { TrellisError } from '@trellis/model';
import { type LoadPlan, planLoad } from '../plan/index.ts';
import { type Calendar, makeCalendar, type Sample } from '../sample/index.ts';
import { TableRows } from './table-rows.ts';

/**
 * The scale and seed of a data set.
 *
 * @example
 * import type { DataSetOptions } from '@trellis/populate';
 *
 * const large: DataSetOptions = { scale: 100, seed: 7 };
 */
export interface DataSetOptions {
  /** The number that all values depend on, an integer of at least 0. 1 by default. */
  readonly seed?: number;
  /** The factor that row counts are multiplied by, an integer of at least 1. 1 by default. */
  readonly scale?: number;
}

/** The largest number of rows in a table: 32-bit hashes cannot distinguish more. */
const MAXIMUM_ROWS = 2 ** 32;
/** The largest number of rows in a parent table, for which cumulative row counts are kept in memory. */
const MAXIMUM_PARENTS = 2 ** 28;

/**
 * A generated data set: all rows of a sample at one scale and seed. Rows are generated when they are read, and every
 * row can be read by itself. A larger scale adds rows and does not change the others.
 *
 * @throws TrellisError (the constructor) `SEED_INVALID` and `SCALE_INVALID` if the seed or the scale is not an integer
 *   in its range; `SAMPLE_TOO_MANY_ROWS` if a table would have more rows than distinct values; `SAMPLE_CYCLE` if
 *   foreign keys form a cycle without a deferrable or nullable one; `SAMPLE_GENERATOR_MISSING` if a generator cannot be
 *   inferred; `SAMPLE_INVALID` if the settings of a table contradict its keys
 *
 * @example
 * import { DataSet, type Sample } from '@trellis/populate';
 *
 * function firstOrder(sample: Sample) {
 *   const orders = new DataSet(sample, { seed: 7, scale: 2 }).table('orders');
 *   return orders.row(0); // [1, 17, '2023-01-01 09:14:05+00']
 * }
 */
export class DataSet {
  readonly plan: LoadPlan;
  readonly seed: number;
  readonly scale: number;
  readonly calendar: Calendar;
  readonly #tables: ReadonlyMap<string, TableRows>;

  constructor(sample: Sample, { seed = 1, scale = 1 }: DataSetOptions = {}) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new TrellisError('SEED_INVALID', `The seed must be an integer of at least 0, but is ${seed}.`);
    if (!Number.isSafeInteger(scale) || scale < 1)
      throw new TrellisError('SCALE_INVALID', `The scale must be an integer of at least 1, but is ${scale}.`);
    this.plan = planLoad(sample);
    this.seed = seed;
    this.scale = scale;
    this.calendar = makeCalendar(sample.asOf, sample.years);
    this.#tables = new Map(this.plan.tables.map((table) => [table.key, new TableRows(this, table)]));
    for (const rows of this.tables) checkTotal(rows);
  }

  /** The tables in load order. Partitions are filled through their parents and are not among them. */
  get tables(): readonly TableRows[] {
    return [...this.#tables.values()];
  }

  /**
   * Returns the rows of one table.
   *
   * @param key the table's key in the schema
   * @throws TrellisError `TABLE_UNKNOWN` if the sample has no such table
   */
  table(key: string): TableRows {
    const rows = this.#tables.get(key);
    if (rows === undefined)
      throw new TrellisError('TABLE_UNKNOWN', `Expected a table of the sample, got "${key}". Fix the name.`);
    return rows;
  }
}

function checkTotal(rows: TableRows): void {
  const { key, total, plan } = rows;
  if (plan.rowCount.kind === 'perParent') {
    const { parents } = rows;
    if (parents.total > MAXIMUM_PARENTS) throw tooManyRows(parents.key, parents.total, MAXIMUM_PARENTS, '');
  }
  for (const column of plan.columns) {
    const limit = ('limit' in column && column.limit) || MAXIMUM_ROWS;
    if (total > limit)
      throw tooManyRows(key, total, limit, `, because ${column.name} has no more distinct values`);
  }
}

function tooManyRows(table: string, total: number, limit: number, reason: string): TrellisError {
  return new TrellisError(
    'SAMPLE_TOO_MANY_ROWS',
    `Expected at most ${limit} rows in ${table}${reason}, got ${total}. Use a smaller scale, fewer rows or your own generator.`,
  );
}

import { TrellisError } from '@trellis/model';
import { makePlan } from '../plan/make-plan.ts';
import type { Plan } from '../plan/plan.ts';
import { makeCalendar } from '../sample/calendar.ts';
import type { Sample } from '../sample/define-sample.ts';
import type { Calendar } from '../sample/generator.ts';
import { TableRows } from './table-rows.ts';

/** What decides a sample's values, beside what it is a sample of. */
export interface WorldOptions {
  /** Which of all possible samples. 1 when left out. */
  readonly seed?: number;
  /** How large: so many times the rows of a unit. 1 when left out. */
  readonly scale?: number;
}

/** The most rows of a table: what a 32-bit hash still tells apart. */
const MOST_ROWS = 2 ** 32;
/** The most rows that others are made for: a running count of each is kept in memory. */
const MOST_PARENTS = 2 ** 28;

/**
 * All rows of a sample, none of them made yet. The rows of scale 2 begin with those of scale 1:
 * a larger scale adds rows and changes none.
 *
 * @throws TrellisError `SEED_INVALID`, `SCALE_INVALID`, `SAMPLE_TOO_MANY_ROWS`, and those of {@link makePlan}
 * @example
 * const world = new World(sample, { seed: 7, scale: 2 });
 * world.table('orders').row(41); // ['42', '17', '2024-03-09 20:14:05+00']
 */
export class World {
  readonly plan: Plan;
  readonly seed: number;
  readonly scale: number;
  readonly calendar: Calendar;
  readonly #tables: ReadonlyMap<string, TableRows>;

  constructor(sample: Sample, { seed = 1, scale = 1 }: WorldOptions = {}) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new TrellisError('SEED_INVALID', `Expected a whole number from 0 on for the seed, got ${seed}.`);
    if (!Number.isSafeInteger(scale) || scale < 1)
      throw new TrellisError(
        'SCALE_INVALID',
        `Expected a whole number from 1 on for the scale, got ${scale}.`,
      );
    this.plan = makePlan(sample);
    this.seed = seed;
    this.scale = scale;
    this.calendar = makeCalendar(sample.asOf, sample.years);
    this.#tables = new Map(this.plan.tables.map((table) => [table.key, new TableRows(this, table)]));
    for (const rows of this.tables) checkTotal(rows);
  }

  /** The tables, in the order in which they are loaded. */
  get tables(): readonly TableRows[] {
    return [...this.#tables.values()];
  }

  /** The rows of one table, by its key in the schema. */
  table(key: string): TableRows {
    const rows = this.#tables.get(key);
    if (rows === undefined)
      throw new TrellisError('TABLE_UNKNOWN', `Expected a table of the sample, got "${key}". Mend the name.`);
    return rows;
  }
}

function checkTotal(rows: TableRows): void {
  const { key, columns, size } = rows.plan;
  if (size.kind === 'per') {
    const parents = rows.parents;
    if (parents.total > MOST_PARENTS) throw tooMany(parents.plan.key, MOST_PARENTS, parents.total, '');
  }
  for (const column of columns) {
    const limit = ('limit' in column && column.limit) || MOST_ROWS;
    if (rows.total > limit)
      throw tooMany(key, limit, rows.total, `, since ${column.name} has no more distinct values`);
  }
}

function tooMany(table: string, limit: number, total: number, why: string): TrellisError {
  return new TrellisError(
    'SAMPLE_TOO_MANY_ROWS',
    `Expected at most ${limit} rows in ${table}${why}, got ${total}. Take a smaller scale, fewer rows or a generator of your own.`,
  );
}

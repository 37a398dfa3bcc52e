import type { Knex } from 'knex';

/** A query that the shop runs, with typical parameters, for tests of its plan and for benchmarks. */
export interface ShopQuery {
  readonly title: string;
  /**
   * Runs the query.
   *
   * @param turn a whole number from 0, which selects the parameters
   */
  run(knex: Knex, turn: number): Promise<unknown>;
  /** Tables that it reads as a whole, each with the reason. It reads all others by an index. */
  readonly scans?: Readonly<Record<string, string>>;
}

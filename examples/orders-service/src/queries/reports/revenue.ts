import type { RevenueByDay } from '@shop/schema';
import type { Knex } from 'knex';

/** Days and a currency. */
export interface Days {
  readonly currency: RevenueByDay['currency'];
  /** First day, such as 2025-11-01. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
}

/** Lists the revenue of each day of a period, from the materialized view: as of its last refresh. */
export function revenue(knex: Knex, { currency, from, to }: Days): Promise<RevenueByDay[]> {
  return knex('revenue_by_day').where({ currency }).whereBetween('day', [from, to]).orderBy('day');
}

import { type CustomerId, shop } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** A page of the orders of a customer. */
export interface HistoryPage {
  readonly customer_id: CustomerId;
  readonly limit: number;
  /** The cursor of the last order of the previous page. */
  readonly after?: string;
}

/** Lists orders of a customer with their lines, the newest first. */
export function orderHistory(knex: Knex, { customer_id, limit, after }: HistoryPage) {
  return load(knex, shop, 'orders', {
    $where: { customer_id },
    $orderBy: { order_date: 'desc' },
    $limit: limit,
    $cursor: true,
    $after: after,
    products: true,
  });
}

import type { CustomerId, OrderTotal } from '@shop/schema';
import type { Knex } from 'knex';

/** What a customer has paid in one currency. */
export interface LifetimeValue extends Pick<OrderTotal, 'currency'> {
  readonly orders: number;
  /** Sum of the captured payments. */
  readonly paid: OrderTotal['paid_amount'];
  readonly first_order: Date;
  readonly last_order: Date;
}

/** Sums up the orders of a customer by currency, without cancelled ones. */
export function lifetimeValue(knex: Knex, customer_id: CustomerId): Promise<LifetimeValue[]> {
  return knex('orders')
    .where({ customer_id })
    .whereNot('status', 'cancelled')
    .groupBy('currency')
    .orderBy('currency')
    .select(
      'currency',
      knex.raw('count(*)::int as orders'),
      knex.raw('sum(paid_amount) as paid'),
      knex.raw('min(order_date) as first_order'),
      knex.raw('max(order_date) as last_order'),
    );
}

import type { Order, Product } from '@shop/schema';
import type { Knex } from 'knex';

/** What was sold of a product in a period. */
export interface BestSeller extends Pick<Product, 'product_id' | 'product_name'> {
  readonly product_count: number;
  /** Sum of the lines without tax. */
  readonly amount: Order['products_amount'];
}

/** A period and a currency. */
export interface Sales {
  readonly currency: Order['currency'];
  /** Start of the period. */
  readonly from: Date;
  /** End of the period, which is not part of it. */
  readonly to: Date;
  readonly limit: number;
}

/** Lists the products of which most was sold in a period, by amount, without cancelled orders. */
export function bestSellers(knex: Knex, { currency, from, to, limit }: Sales): Promise<BestSeller[]> {
  const sold = knex('orders as o')
    .join('order_products as line', 'line.order_id', 'o.order_id')
    .where('o.currency', currency)
    .where('o.order_date', '>=', from)
    .where('o.order_date', '<', to)
    .whereNot('o.status', 'cancelled')
    .groupBy('line.product_id')
    .orderByRaw('sum(line.amount) desc, line.product_id')
    .limit(limit)
    .select(
      'line.product_id',
      knex.raw('sum(line.product_count)::int as product_count'),
      knex.raw('sum(line.amount) as amount'),
    );
  return knex
    .from(sold.as('sold'))
    .join('products as p', 'p.product_id', 'sold.product_id')
    .orderBy([{ column: 'sold.amount', order: 'desc' }, 'p.product_id'])
    .select('p.product_id', 'p.product_name', 'sold.product_count', 'sold.amount');
}

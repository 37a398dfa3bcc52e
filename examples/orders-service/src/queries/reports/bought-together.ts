import type { Product, ProductId } from '@shop/schema';
import type { Knex } from 'knex';

/** A product that was ordered with another one. */
export interface BoughtTogether extends Pick<Product, 'product_id' | 'product_name'> {
  /** Number of orders that have both. */
  readonly orders: number;
}

/** Which orders count. */
export interface TogetherFilter {
  readonly product_id: ProductId;
  /** How many of the latest orders of the product are read. */
  readonly latest: number;
  readonly limit: number;
}

/** Lists the products that are most often ordered together with a product, by its latest orders. */
export function boughtTogether(
  knex: Knex,
  { product_id, latest, limit }: TogetherFilter,
): Promise<BoughtTogether[]> {
  const orders = knex('order_products')
    .where({ product_id })
    .orderBy('order_id', 'desc')
    .limit(latest)
    .select('order_id');
  const counted = knex
    .from(orders.as('latest'))
    .join('order_products as other', 'other.order_id', 'latest.order_id')
    .whereNot('other.product_id', product_id)
    .groupBy('other.product_id')
    .orderByRaw('count(*) desc, other.product_id')
    .limit(limit)
    .select('other.product_id', knex.raw('count(*)::int as orders'));
  return knex
    .from(counted.as('counted'))
    .join('products as p', 'p.product_id', 'counted.product_id')
    .orderBy([{ column: 'counted.orders', order: 'desc' }, 'p.product_id'])
    .select('p.product_id', 'p.product_name', 'counted.orders');
}

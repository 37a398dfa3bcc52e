import { type CustomerId, type OrderId, type ProductId, shop } from '@shop/schema';
import { load, loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';
import '@shop/schema/knex';

/** The related rows of an order: its customer, and the product of each line with its tags. */
const RELATED = { customer: true, products: { product: { tags: true } } } as const;

/** A page of orders. */
export interface Page {
  /** The largest number of orders. */
  readonly limit: number;
  /** The last order of the previous page. */
  readonly before?: OrderId;
}

/** The body of `POST /orders`. */
export interface NewOrderBody {
  readonly customer_id: CustomerId;
  readonly products: readonly { readonly product_id: ProductId; readonly product_count: number }[];
}

/** Lists a page of orders, the newest first, in one statement. */
export function listOrders(knex: Knex, { limit, before }: Page) {
  return load(knex, shop, 'orders', {
    ...RELATED,
    ...(before !== undefined && { $where: { order_id: { lt: before } } }),
    $orderBy: { order_id: 'desc' },
    $limit: limit,
    $strategy: 'joined',
  });
}

/** Finds one order; null if it does not exist. */
export function findOrder(knex: Knex, order_id: OrderId) {
  return loadOne(knex, shop, 'orders', { ...RELATED, $where: { order_id } });
}

/** Inserts an order with its lines in one transaction and returns it. */
export function createOrder(knex: Knex, { customer_id, products }: NewOrderBody) {
  return knex.transaction(async (trx) => {
    const [order] = await trx('orders').insert({ customer_id }).returning('order_id');
    if (order === undefined) throw new Error('PostgreSQL did not return the inserted order.');
    await trx('order_products').insert(products.map((line) => ({ ...line, order_id: order.order_id })));
    return findOrder(trx, order.order_id);
  });
}

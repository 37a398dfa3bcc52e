import { type CustomerId, type OrderId, type ProductId, shop } from '@shop/schema';
import { load, loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';
import '@shop/schema/knex';

/** What an order is shown with: who ordered, and each line's product with its tags. */
const WITH = { customer: true, products: { product: { tags: true } } } as const;

/** A page of orders. */
export interface Page {
  /** How many at most. */
  readonly limit: number;
  /** Only orders with a smaller number: the last of the page before. */
  readonly before?: OrderId;
}

/** What is ordered. */
export interface NewOrderBody {
  readonly customer_id: CustomerId;
  readonly products: readonly { readonly product_id: ProductId; readonly product_count: number }[];
}

/** The newest orders first, a page of them, in one statement. */
export function listOrders(knex: Knex, { limit, before }: Page) {
  return load(knex, shop, 'orders', {
    ...WITH,
    ...(before !== undefined && { $where: { order_id: { lt: before } } }),
    $orderBy: { order_id: 'desc' },
    $limit: limit,
    $strategy: 'joined',
  });
}

/** One order; null when there is none of that number. */
export function findOrder(knex: Knex, order_id: OrderId) {
  return loadOne(knex, shop, 'orders', { ...WITH, $where: { order_id } });
}

/** Takes an order, all of it or nothing, and shows it. */
export function createOrder(knex: Knex, { customer_id, products }: NewOrderBody) {
  return knex.transaction(async (trx) => {
    const [order] = await trx('orders').insert({ customer_id }).returning('order_id');
    if (order === undefined) throw new Error('Expected PostgreSQL to return the order that it inserted.');
    await trx('order_products').insert(products.map((line) => ({ ...line, order_id: order.order_id })));
    return findOrder(trx, order.order_id);
  });
}

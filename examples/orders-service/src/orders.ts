import { type NewOrder, type OrderId, type ProductId, shop } from '@shop/schema';
import { insertGraph, load, loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';

/** The related rows of an order: its customer, and the product of each line with its tags. */
const RELATED = { customer: true, products: { product: { tags: true } } } as const;

/** A page of orders. */
export interface Page {
  /** The largest number of orders. */
  readonly limit: number;
  /** The last order of the previous page. */
  readonly before?: OrderId;
}

/** A line of an order that is taken. */
export interface NewLine {
  readonly product_id: ProductId;
  readonly product_count?: number;
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
export function createOrder(knex: Knex, order: NewOrder & { readonly products: readonly NewLine[] }) {
  return knex.transaction(async (transaction) => {
    const { order_id } = await insertGraph(transaction, shop, 'orders', order);
    return findOrder(transaction, order_id);
  });
}

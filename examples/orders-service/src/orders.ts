import { type NewOrder, type OrderId, shop } from '@shop/schema';
import { type AsJson, insertGraph, load, loadOne } from '@shop/schema/query';
import { parseNewOrder } from '@shop/schema/validate';
import type { Knex } from 'knex';
import { type NewLine, newLines } from './new-lines.ts';

/** The related rows of an order: its customer, and the product of each line with its tags. */
const RELATED = { customer: true, products: { variants: true, product: { tags: true } } } as const;

/** A page of orders. */
export interface Page {
  /** The largest number of orders. */
  readonly limit: number;
  /** The last order of the previous page. */
  readonly before?: OrderId;
}

/** An order that is taken. Its prices are those of the shop, not of the request. */
export interface TakenOrder extends Pick<AsJson<NewOrder>, 'customer_id' | 'order_date'> {
  readonly products: readonly NewLine[];
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
export function createOrder(knex: Knex, { products, ...order }: TakenOrder) {
  return knex.transaction(async (transaction) => {
    const lines = await newLines(transaction, products);
    const currency = lines[0]?.currency ?? 'EUR';
    const { order_id } = await insertGraph(transaction, shop, 'orders', {
      ...parseNewOrder({ ...order, currency }),
      products: lines,
    });
    return findOrder(transaction, order_id);
  });
}

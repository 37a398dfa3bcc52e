import { type OrderId, shop } from '@shop/schema';
import { loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';

/**
 * Finds what an invoice prints: the order with its lines, the variants of each, its addresses, payments and refunds; null if
 * it does not exist. Names, prices and addresses are those of the day of the order.
 */
export function invoice(knex: Knex, order_id: OrderId) {
  return loadOne(knex, shop, 'orders', {
    $where: { order_id },
    customer: true,
    products: { $orderBy: { product_id: 'asc' }, variants: { $orderBy: { variant_id: 'asc' } } },
    addresses: true,
    payments: { refunds: true },
  });
}

import { shop } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** Lists paid orders that wait to be shipped, the oldest first, with the variants to pick and the address. */
export function pickList(knex: Knex, limit: number) {
  return load(knex, shop, 'orders', {
    $where: { status: 'paid' },
    $orderBy: { order_date: 'asc' },
    $limit: limit,
    products: { variants: true },
    addresses: { $where: { kind: 'shipping' } },
  });
}

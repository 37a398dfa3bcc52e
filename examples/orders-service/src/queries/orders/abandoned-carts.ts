import { shop } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** Which carts are reminded of. */
export interface AbandonedFilter {
  /** Only carts that have not changed since. */
  readonly before: Date;
  readonly limit: number;
}

/** Lists open carts that have not changed for some time, the oldest first, with their customers. Guests have no customer. */
export function abandonedCarts(knex: Knex, { before, limit }: AbandonedFilter) {
  return load(knex, shop, 'carts', {
    $where: { status: 'open', updated_at: { lt: before } },
    $orderBy: { updated_at: 'asc' },
    $limit: limit,
    customer: { $columns: ['first_name', 'email_address'] },
  });
}

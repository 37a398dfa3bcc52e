import { type ProductId, shop } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** A page of the reviews of a product. */
export interface ReviewPage {
  readonly product_id: ProductId;
  readonly limit: number;
  /** The cursor of the last review of the previous page. */
  readonly after?: string;
}

/** Lists reviews of a product with the first names of their authors, the newest first. */
export function productReviews(knex: Knex, { product_id, limit, after }: ReviewPage) {
  return load(knex, shop, 'reviews', {
    $where: { product_id },
    $orderBy: { created_at: 'desc' },
    $limit: limit,
    $cursor: true,
    $after: after,
    customer: { $columns: ['first_name'] },
  });
}

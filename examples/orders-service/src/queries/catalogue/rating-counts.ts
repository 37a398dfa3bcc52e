import type { ProductId, Review } from '@shop/schema';
import type { Knex } from 'knex';

/** The number of reviews with a number of stars. */
export interface RatingCount extends Pick<Review, 'rating'> {
  readonly reviews: number;
}

/** Counts the reviews of a product for each number of stars, from 5 to 1. */
export function ratingCounts(knex: Knex, product_id: ProductId): Promise<RatingCount[]> {
  return knex
    .from(knex.raw('generate_series(1, 5) as stars (rating)'))
    .joinRaw('left join reviews r on r.rating = stars.rating and r.product_id = ?', [product_id])
    .groupBy('stars.rating')
    .orderBy('stars.rating', 'desc')
    .select('stars.rating', knex.raw('count(r.review_id)::int as reviews'));
}

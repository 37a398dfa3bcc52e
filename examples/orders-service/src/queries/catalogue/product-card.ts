import type { CurrentPrice, Product, Review } from '@shop/schema';
import type { Knex } from 'knex';

/** A product in a list. */
export interface ProductCard extends Pick<Product, 'product_id' | 'product_name'> {
  /** Address of its first image; null without images. */
  readonly image_url: string | null;
  /** The lowest current price of its variants. */
  readonly from_amount: CurrentPrice['amount'];
  readonly currency: CurrentPrice['currency'];
  /** Average number of stars with two digits; null without reviews. */
  readonly rating: string | null;
  /** Number of reviews. */
  readonly reviews: Review['rating'];
}

/**
 * Returns a page of products with what a list shows. Each part is looked up for the products of the page only, so the cost
 * does not grow with the catalogue.
 *
 * @param page selects `product_id`, in the order of the list
 * @param currency each product has a price in it
 */
export function productCards(knex: Knex, page: Knex.QueryBuilder, currency: string): Promise<ProductCard[]> {
  const numbered = knex
    .from(page.as('found'))
    .select('found.product_id', knex.raw('row_number() over () as place'));
  return knex
    .with('page', numbered)
    .from('page')
    .join('products as p', 'p.product_id', 'page.product_id')
    .joinRaw(
      `cross join lateral (
         select min(amount) as from_amount from variants v join current_prices c using (variant_id)
         where v.product_id = p.product_id and c.currency = ?) as price`,
      [currency],
    )
    .joinRaw(
      `cross join lateral (
         select round(avg(rating), 2) as rating, count(*)::int as reviews from reviews r where r.product_id = p.product_id) as voice`,
    )
    .joinRaw(
      `left join lateral (
         select url from product_images i where i.product_id = p.product_id order by position limit 1) as image on true`,
    )
    .orderBy('page.place')
    .select(
      'p.product_id',
      'p.product_name',
      'image.url as image_url',
      'price.from_amount',
      knex.raw('?::text as currency', [currency]),
      'voice.rating',
      'voice.reviews',
    );
}

import type { CategoryId, ProductId, TagId } from '@shop/schema';
import type { Knex } from 'knex';
import { categoriesBelow } from './categories-below.ts';
import { type ProductCard, productCards } from './product-card.ts';
import { type PriceRange, whereSoldIn } from './sold-in.ts';

/** Which products of a category a list shows. */
export interface CategoryFilter extends PriceRange {
  readonly category_id: CategoryId;
  /** Only products that have all of these tags. */
  readonly tag_ids?: readonly TagId[];
}

/** A page of a list. */
export interface ListPage extends CategoryFilter {
  readonly limit: number;
  /** The last product of the previous page. */
  readonly before?: ProductId;
}

/** Lists products of a category and of all categories below it, the newest first. */
export async function categoryListing(knex: Knex, page: ListPage): Promise<ProductCard[]> {
  const { limit, before } = page;
  const found = inCategories(knex, await categoriesBelow(knex, page.category_id), page);
  found.orderBy('p.product_id', 'desc').limit(limit);
  if (before !== undefined) found.where('p.product_id', '<', before);
  return productCards(knex, found, page.currency);
}

/**
 * Selects the ids of the products that a filter finds.
 *
 * @param categories the category and those below it. PostgreSQL knows how many products they have, and chooses the plan by
 *   it, which it cannot do if the same statement looks them up
 */
export function inCategories(
  knex: Knex,
  categories: readonly CategoryId[],
  { tag_ids = [], ...range }: CategoryFilter,
): Knex.QueryBuilder {
  const products = knex
    .from('product_categories as p')
    .whereIn('p.category_id', categories)
    .groupBy('p.product_id')
    .select('p.product_id');
  whereSoldIn(knex, products, 'p.product_id', range);
  for (const tag_id of tag_ids)
    products.whereExists((tagged) =>
      tagged
        .from('product_tags as t')
        .whereRaw('t.product_id = p.product_id')
        .where('t.tag_id', tag_id)
        .select(knex.raw('1')),
    );
  return products;
}

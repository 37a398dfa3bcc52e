import type { CurrentPrice, Tag } from '@shop/schema';
import type { Knex } from 'knex';
import { categoriesBelow } from './categories-below.ts';
import { type CategoryFilter, inCategories } from './category-listing.ts';

/** The choices that narrow a list of products. */
export interface Facets {
  /** Tags of the products, the most frequent first, with the number of products that have them. */
  readonly tags: readonly (Tag & { readonly products: number })[];
  /** The lowest and the highest current price; null if the list is empty. */
  readonly prices: {
    readonly lowest: CurrentPrice['amount'] | null;
    readonly highest: CurrentPrice['amount'] | null;
  };
}

/** Counts the products of a list by tag, and finds the range of their prices. */
export async function categoryFacets(knex: Knex, filter: CategoryFilter): Promise<Facets> {
  const categories = await categoriesBelow(knex, filter.category_id);
  const [facets] = await knex.withMaterialized('found', inCategories(knex, categories, filter)).select(
    knex.raw(
      `(select coalesce(json_agg(t order by t.products desc, t.name), '[]')
          from (select tag_id, tags.name, count(*)::int as products from found
                join product_tags using (product_id) join tags using (tag_id) group by tag_id, tags.name) as t) as tags`,
    ),
    knex.raw(
      `(select json_build_object('lowest', min(p.lowest)::text, 'highest', max(p.highest)::text)
          from found cross join lateral (
            select min(c.amount) as lowest, max(c.amount) as highest from variants v join current_prices c using (variant_id)
            where v.product_id = found.product_id and c.currency = ?) as p) as prices`,
      [filter.currency],
    ),
  );
  return facets;
}

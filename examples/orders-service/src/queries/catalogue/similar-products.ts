import type { Knex } from 'knex';
import { type ProductCard, productCards } from './product-card.ts';
import type { ProductIn } from './product-page.ts';
import { whereSoldIn } from './sold-in.ts';

/** Lists the products that share most tags with a product. */
export function similarProducts(
  knex: Knex,
  { product_id, currency, limit }: ProductIn & { readonly limit: number },
): Promise<ProductCard[]> {
  const similar = knex
    .from('product_tags as own')
    .join('product_tags as other', 'other.tag_id', 'own.tag_id')
    .where('own.product_id', product_id)
    .whereNot('other.product_id', product_id)
    .groupBy('other.product_id')
    .orderByRaw('count(*) desc, other.product_id')
    // Some are not sold in the currency. The prices of the others are not looked up.
    .limit(4 * limit)
    .select('other.product_id', knex.raw('count(*) as shared'));
  const found = knex
    .from(similar.as('similar'))
    .orderByRaw('shared desc, product_id')
    .limit(limit)
    .select('similar.product_id');
  whereSoldIn(knex, found, 'similar.product_id', { currency });
  return productCards(knex, found, currency);
}

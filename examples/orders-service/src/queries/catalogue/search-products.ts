import type { CurrentPrice } from '@shop/schema';
import type { Knex } from 'knex';
import { type ProductCard, productCards } from './product-card.ts';
import { whereSoldIn } from './sold-in.ts';

/** Words that a customer searches for. */
export interface Search {
  /** As people type them: words, "a phrase", `or`, and `-` before a word that must not occur. */
  readonly words: string;
  readonly currency: CurrentPrice['currency'];
  readonly limit: number;
  /** The number of results on the pages before. */
  readonly offset?: number;
}

/** Finds products by words, the best match first: words of a name count more than those of a description. */
export function searchProducts(
  knex: Knex,
  { words, currency, limit, offset = 0 }: Search,
): Promise<ProductCard[]> {
  const found = knex
    .from('products as p')
    .whereRaw("p.search @@ websearch_to_tsquery('english', ?)", [words])
    .orderByRaw("ts_rank_cd(p.search, websearch_to_tsquery('english', ?)) desc, p.product_id", [words])
    .limit(limit)
    .offset(offset)
    .select('p.product_id');
  whereSoldIn(knex, found, 'p.product_id', { currency });
  return productCards(knex, found, currency);
}

import type { CurrentPrice, ProductId, Tag } from '@shop/schema';
import type { Knex } from 'knex';
import { type ProductCard, productCards } from './product-card.ts';
import { whereSoldIn } from './sold-in.ts';

/** A page of the products of a tag. */
export interface TagPage {
  readonly tag: Tag['name'];
  readonly currency: CurrentPrice['currency'];
  readonly limit: number;
  /** The last product of the previous page. */
  readonly before?: ProductId;
}

/** Lists the products of a tag, the newest first. */
export function tagListing(knex: Knex, { tag, currency, limit, before }: TagPage): Promise<ProductCard[]> {
  const found = knex
    .from('tags as t')
    .join('product_tags as pt', 'pt.tag_id', 't.tag_id')
    .where('t.name', tag)
    .orderBy('pt.product_id', 'desc')
    .limit(limit)
    .select('pt.product_id');
  if (before !== undefined) found.where('pt.product_id', '<', before);
  whereSoldIn(knex, found, 'pt.product_id', { currency });
  return productCards(knex, found, currency);
}

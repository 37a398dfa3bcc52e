import { type CurrentPrice, type ProductId, shop } from '@shop/schema';
import { loadOne } from '@shop/schema/query';
import type { Knex } from 'knex';

/** A product and a currency. */
export interface ProductIn {
  readonly product_id: ProductId;
  readonly currency: CurrentPrice['currency'];
}

/**
 * Finds what the page of a product shows: its variants with their current prices, its images in order, its categories and
 * its tags; null if it does not exist. A variant that is not sold in the currency has the price null.
 */
export async function productPage(knex: Knex, { product_id, currency }: ProductIn) {
  const product = await loadOne(knex, shop, 'products', {
    $where: { product_id },
    variants: { $orderBy: { variant_id: 'asc' } },
    images: { $orderBy: { position: 'asc' } },
    categories: true,
    tags: true,
  });
  if (!product) return null;
  const ids = product.variants.map(({ variant_id }) => variant_id);
  const prices = await knex('current_prices').whereIn('variant_id', ids).where({ currency });
  const amounts = new Map(prices.map(({ variant_id, amount }) => [variant_id, amount]));
  const variants = product.variants.map((variant) => ({
    ...variant,
    price: amounts.get(variant.variant_id) ?? null,
  }));
  return { ...product, variants };
}

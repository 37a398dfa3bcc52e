import type { Location, ProductId, StockLevel, Variant } from '@shop/schema';
import type { Knex } from 'knex';

/** What a location has of a variant. */
export interface VariantStock
  extends Pick<Variant, 'variant_id' | 'sku'>,
    Pick<Location, 'location_id' | 'code'>,
    Pick<StockLevel, 'on_hand' | 'reserved'> {
  /** Units that no reservation holds. */
  readonly available: number;
}

/** Lists what each location has of each variant of a product. */
export function productStock(knex: Knex, product_id: ProductId): Promise<VariantStock[]> {
  return knex('variants as v')
    .join('stock_levels as s', 's.variant_id', 'v.variant_id')
    .join('locations as l', 'l.location_id', 's.location_id')
    .where('v.product_id', product_id)
    .orderBy(['v.variant_id', 'l.location_id'])
    .select(
      'v.variant_id',
      'v.sku',
      'l.location_id',
      'l.code',
      's.on_hand',
      's.reserved',
      knex.raw('s.on_hand - s.reserved as available'),
    );
}

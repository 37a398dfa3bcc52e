import type { LocationId, StockLevel, Variant } from '@shop/schema';
import type { Knex } from 'knex';

/** A variant that a location runs out of. */
export interface LowStock extends Pick<Variant, 'variant_id' | 'sku'>, Pick<StockLevel, 'on_hand'> {
  readonly available: number;
}

/** Which variants a list of low stock shows. */
export interface LowStockFilter {
  readonly location_id: LocationId;
  /** Only variants with fewer available units. */
  readonly below: number;
  readonly limit: number;
}

/**
 * Lists variants of which a location has few available units, the fewest first. It reads every level of the location: an
 * index on the available units would be written by each reservation.
 */
export function lowStock(knex: Knex, { location_id, below, limit }: LowStockFilter): Promise<LowStock[]> {
  return knex('stock_levels as s')
    .join('variants as v', 'v.variant_id', 's.variant_id')
    .where('s.location_id', location_id)
    .whereRaw('s.on_hand - s.reserved < ?', [below])
    .orderByRaw('s.on_hand - s.reserved, s.variant_id')
    .limit(limit)
    .select('v.variant_id', 'v.sku', 's.on_hand', knex.raw('s.on_hand - s.reserved as available'));
}

import { bigint, integer, view } from '@trellis/model';

/**
 * View `available_stock`: the units of each variant that can be reserved, at all locations. Units of expired reservations
 * are free.
 *
 * @example
 * import { availableStock } from '@shop/schema';
 *
 * console.log(availableStock.key); // ['variant_id']
 */
export const availableStock = view('available_stock', {
  doc: 'Units of each variant that can be reserved now.',
  definition: `select l.variant_id, sum(l.on_hand) as on_hand,
  sum(l.on_hand - l.reserved + coalesce(e.expired, 0))::bigint as available
from stock_levels as l
left join lateral (
  select sum(r.open_count) as expired from stock_reservations as r
  where r.variant_id = l.variant_id and r.location_id = l.location_id and r.open_count > 0 and r.expires_at <= now()
) as e on true
group by l.variant_id`,
  key: ['variant_id'],
  columns: {
    variant_id: integer({ references: 'variants.variant_id', nullable: false, doc: 'Variant.' }),
    on_hand: bigint({ nullable: false, doc: 'Units at all locations, those reserved included.' }),
    available: bigint({ nullable: false, doc: 'Units that are not reserved, or whose reservation expired.' }),
  },
});

import { type LocationId, shop, type VariantId } from '@shop/schema';
import { load } from '@shop/schema/query';
import type { Knex } from 'knex';

/** A page of the movements of a level. */
export interface LedgerPage {
  readonly variant_id: VariantId;
  readonly location_id: LocationId;
  readonly limit: number;
  /** The cursor of the last movement of the previous page. */
  readonly after?: string;
}

/** Lists the movements of a variant at a location, the latest first. */
export function stockLedger(knex: Knex, { variant_id, location_id, limit, after }: LedgerPage) {
  return load(knex, shop, 'stock_movements', {
    $where: { variant_id, location_id },
    $orderBy: { moved_at: 'desc', movement_id: 'desc' },
    $limit: limit,
    $cursor: true,
    $after: after,
  });
}

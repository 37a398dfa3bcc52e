import type { CurrentPrice } from '@shop/schema';
import type { Knex } from 'knex';

/** A currency and, if given, the lowest and the highest price in it. */
export interface PriceRange {
  readonly currency: CurrentPrice['currency'];
  readonly from?: CurrentPrice['amount'];
  readonly to?: CurrentPrice['amount'];
}

/**
 * Restricts products to those with a variant that has a current price in a range.
 *
 * @param products the query to restrict
 * @param column the product number in it, such as `p.product_id`
 */
export function whereSoldIn(
  knex: Knex,
  products: Knex.QueryBuilder,
  column: string,
  { currency, from, to }: PriceRange,
): void {
  products.whereExists((priced) => {
    priced
      .from('variants as v')
      .join('current_prices as c', 'c.variant_id', 'v.variant_id')
      .where('v.product_id', knex.ref(column))
      .where('c.currency', currency)
      .select(knex.raw('1'));
    if (from !== undefined) priced.where('c.amount', '>=', from);
    if (to !== undefined) priced.where('c.amount', '<=', to);
  });
}

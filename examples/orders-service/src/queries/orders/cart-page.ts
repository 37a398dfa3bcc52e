import type { CartId, CartProduct, CurrentPrice, Product, Variant } from '@shop/schema';
import type { Knex } from 'knex';

/** A line of a cart, at today's price. */
export interface CartLine
  extends Pick<CartProduct, 'variant_id' | 'product_count'>,
    Pick<Variant, 'sku'>,
    Pick<Product, 'product_id' | 'product_name'> {
  /** Current price of one unit; null if it is not sold in the currency of the cart any more. */
  readonly unit_price: CurrentPrice['amount'] | null;
  /** Units that can be reserved at all locations together. */
  readonly available: number;
}

/** Lists the lines of a cart in the order in which they were added, with current prices and stock. */
export function cartPage(knex: Knex, cart_id: CartId): Promise<CartLine[]> {
  return knex('cart_products as line')
    .join('carts as c', 'c.cart_id', 'line.cart_id')
    .join('variants as v', 'v.variant_id', 'line.variant_id')
    .join('products as p', 'p.product_id', 'v.product_id')
    .joinRaw(
      'left join current_prices as price on price.variant_id = v.variant_id and price.currency = c.currency',
    )
    .joinRaw(
      `cross join lateral (
         select coalesce(sum(on_hand - reserved), 0)::int as available from stock_levels s where s.variant_id = v.variant_id) as stock`,
    )
    .where('line.cart_id', cart_id)
    .orderBy(['line.added_at', 'v.variant_id'])
    .select(
      'v.variant_id',
      'line.product_count',
      'v.sku',
      'p.product_id',
      'p.product_name',
      'price.amount as unit_price',
      'stock.available',
    );
}

import { integer, manyToOne, sql, table, timestamptz } from '@trellis/model';
import { rejectsTruncation } from '../ledger/index.ts';

/**
 * Table `cart_products`, the association object between carts and variants: it has a quantity, and no price. The prices
 * are those of the moment when the cart is shown or ordered.
 *
 * @example
 * import { cartProducts } from '@shop/schema';
 *
 * console.log(cartProducts.primaryKey); // ['cart_id', 'variant_id']
 */
export const cartProducts = table('cart_products', {
  doc: 'Variants in each cart, with quantities.',
  columns: {
    cart_id: integer({
      references: 'carts.cart_id',
      onDelete: 'cascade',
      doc: 'Cart that contains the variant.',
    }),
    variant_id: integer({
      references: 'variants.variant_id',
      onDelete: 'cascade',
      doc: 'Variant in the cart.',
    }),
    product_count: integer({ default: 1, minimum: 1, maximum: 999, doc: 'Number of units, from 1 to 999.' }),
    added_at: timestamptz({ default: sql('now()'), doc: 'Time when the variant was added.' }),
  },
  primaryKey: ['cart_id', 'variant_id'],
  checks: [
    {
      name: 'cart_products_product_count_check',
      expression: 'product_count between 1 and 999',
      doc: 'A cart has 1 to 999 units of a variant.',
    },
  ],
  indexes: [{ columns: ['variant_id'] }],
  triggers: [
    {
      name: 'cart_products_open_cart',
      definition:
        'create trigger cart_products_open_cart before insert or update or delete on public.cart_products for each row execute function public.touch_cart()',
      rejects: true,
      comment: 'Only the products of an open cart change.',
    },
    rejectsTruncation('cart_products', 'The products of all carts are not deleted at once.'),
  ],
  relationships: {
    cart: manyToOne('carts', { back_populates: 'products' }),
    variant: manyToOne('variants', { back_populates: 'carts' }),
  },
});

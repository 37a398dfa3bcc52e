import type { ConstraintName } from './constraint-names.ts';
import { release } from './release.ts';
import { shop as descriptors } from './shop.ts';

// Pure, as the definition in shop.ts is: a bundle of one table contains neither the schema nor its validation.
/**
 * The shop's schema: the descriptors of its tables and views, the release of this package and the migrations
 * that lead to it. It is plain data; what needs a database takes it as an argument.
 *
 * @example
 * import { shop } from '@shop/schema';
 * import { assertDatabase, load } from '@shop/schema/query';
 * import createKnex from 'knex';
 *
 * const knex = createKnex({ client: 'pg', connection: 'postgres://localhost/shop' });
 * await assertDatabase(knex, shop);
 * const orders = await load(knex, shop, 'orders', { customer: true });
 */
export const shop: typeof descriptors & typeof release & { readonly $rule?: ConstraintName } =
  /* @__PURE__ */ Object.assign({}, descriptors, release);

export { cartProducts, carts } from './carts/index.ts';
export {
  categories,
  currentPrices,
  prices,
  productCategories,
  productImages,
  products,
  productTags,
  reviews,
  sku,
  slug,
  tags,
  variants,
} from './catalogue/index.ts';
// The published name of the type, until a major release.
export type { ConstraintName as Rule } from './constraint-names.ts';
export { auditLog, outbox } from './integration/index.ts';
export { amount, currency } from './money/index.ts';
export { discounts, giftCardMovements, giftCards, orderDiscounts, orderGiftCards } from './offers/index.ts';
export {
  orderAddresses,
  orderEvents,
  orderProducts,
  orderProductVariants,
  orders,
  orderTotals,
  revenueByDay,
} from './orders/index.ts';
export { payments, refunds } from './payments/index.ts';
export { addresses, country, customers } from './people/index.ts';
// Generated, with a name per row type of every table and view.
export type * from './rows.ts';
export { availableStock, locations, stockLevels, stockMovements, stockReservations } from './stock/index.ts';

import { defineSchema } from '@trellis/model';
import { cartProducts, cartStatus, carts, mergeCart, touchCart } from './carts/index.ts';
import {
  categories,
  currentPrices,
  prices,
  productCategories,
  productImages,
  products,
  productTags,
  rejectCycleOfCategories,
  reviews,
  sku,
  slug,
  tags,
  variants,
} from './catalogue/index.ts';
import { auditLog, outbox, recordChange } from './integration/index.ts';
import { rejectWrite } from './ledger/index.ts';
import { amount, currency } from './money/index.ts';
import { orderProducts, orders, orderTotals } from './orders/index.ts';
import { addresses, country, customers } from './people/index.ts';
import {
  applyStockMovement,
  checkStockLevel,
  checkStockReservation,
  locations,
  prepareStockMovement,
  releaseExpiredReservations,
  reserveStock,
  stockLevels,
  stockMovements,
  stockReservations,
} from './stock/index.ts';

/** The shop's schema as it is declared: its tables, their relationships and its views. */
export const shop = /* @__PURE__ */ defineSchema({
  name: 'shop',
  doc: "A shop's customers, orders and products.",
  extensions: ['btree_gist'],
  domains: [amount, currency, country, slug, sku],
  tables: {
    customers,
    orders,
    products,
    order_products: orderProducts,
    tags,
    product_tags: productTags,
    addresses,
    categories,
    product_categories: productCategories,
    variants,
    prices,
    product_images: productImages,
    reviews,
    outbox,
    audit_log: auditLog,
    locations,
    stock_levels: stockLevels,
    stock_reservations: stockReservations,
    stock_movements: stockMovements,
    carts,
    cart_products: cartProducts,
  },
  views: [orderTotals, currentPrices],
  routines: [
    rejectCycleOfCategories,
    rejectWrite,
    recordChange,
    checkStockLevel,
    checkStockReservation,
    prepareStockMovement,
    applyStockMovement,
    reserveStock,
    releaseExpiredReservations,
    cartStatus.routine,
    touchCart,
    mergeCart,
  ],
});

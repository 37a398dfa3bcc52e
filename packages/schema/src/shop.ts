import { defineSchema } from '@trellis/model';
import {
  categories,
  productCategories,
  products,
  productTags,
  rejectCycleOfCategories,
  slug,
  tags,
} from './catalogue/index.ts';
import { amount, currency } from './money/index.ts';
import { orderProducts, orders, orderTotals } from './orders/index.ts';
import { addresses, country, customers } from './people/index.ts';

/** The shop's schema as it is declared: its tables, their relationships and its views. */
export const shop = /* @__PURE__ */ defineSchema({
  name: 'shop',
  doc: "A shop's customers, orders and products.",
  domains: [amount, currency, country, slug],
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
  },
  views: [orderTotals],
  routines: [rejectCycleOfCategories],
});

import { defineSchema } from '@trellis/model';
import { customers } from './customers.ts';
import { orderProducts } from './order-products.ts';
import { orderTotals } from './order-totals.ts';
import { orders } from './orders.ts';
import { productTags } from './product-tags.ts';
import { products } from './products.ts';
import { tags } from './tags.ts';

/** The shop's schema as it is declared: its tables, their relationships and its views. */
export const shop = /* @__PURE__ */ defineSchema({
  name: 'shop',
  doc: "A shop's customers, orders and products.",
  tables: { customers, orders, products, order_products: orderProducts, tags, product_tags: productTags },
  views: [orderTotals],
});

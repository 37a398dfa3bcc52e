import { relations } from 'drizzle-orm';
import { drizzle as connect } from 'drizzle-orm/node-postgres';
import { doublePrecision, integer, pgTable, primaryKey, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { Pool } from 'pg';
import type { Contender, LoadedOrder } from '../contender.ts';

const customers = pgTable('customers', {
  customer_id: integer().primaryKey().generatedAlwaysAsIdentity(),
  first_name: varchar().notNull(),
  last_name: varchar().notNull(),
  email_address: varchar().notNull(),
});
const orders = pgTable('orders', {
  order_id: integer().primaryKey().generatedAlwaysAsIdentity(),
  customer_id: integer().notNull(),
  order_date: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
const products = pgTable('products', {
  product_id: integer().primaryKey().generatedAlwaysAsIdentity(),
  product_name: varchar().notNull(),
  description: text(),
  price: doublePrecision().notNull(),
});
const orderProducts = pgTable(
  'order_products',
  {
    order_id: integer().notNull(),
    product_id: integer().notNull(),
    product_count: integer().notNull().default(1),
  },
  (table) => [primaryKey({ columns: [table.order_id, table.product_id] })],
);
const tags = pgTable('tags', {
  tag_id: integer().primaryKey().generatedAlwaysAsIdentity(),
  name: varchar().notNull(),
});
const productTags = pgTable(
  'product_tags',
  { product_id: integer().notNull(), tag_id: integer().notNull() },
  (table) => [primaryKey({ columns: [table.product_id, table.tag_id] })],
);
const schema = {
  customers,
  orders,
  products,
  orderProducts,
  tags,
  productTags,
  ordersRelations: relations(orders, ({ one, many }) => ({
    customer: one(customers, { fields: [orders.customer_id], references: [customers.customer_id] }),
    products: many(orderProducts),
  })),
  orderProductsRelations: relations(orderProducts, ({ one }) => ({
    order: one(orders, { fields: [orderProducts.order_id], references: [orders.order_id] }),
    product: one(products, { fields: [orderProducts.product_id], references: [products.product_id] }),
  })),
  productsRelations: relations(products, ({ many }) => ({ tags: many(productTags) })),
  productTagsRelations: relations(productTags, ({ one }) => ({
    product: one(products, { fields: [productTags.product_id], references: [products.product_id] }),
    tag: one(tags, { fields: [productTags.tag_id], references: [tags.tag_id] }),
  })),
};

/** Drizzle's relational queries. */
export function drizzle(url: string): Contender {
  const pool = new Pool({ connectionString: url, max: 2 });
  const db = connect(pool, { schema });
  const load = (limit: number) =>
    db.query.orders.findMany({
      limit,
      orderBy: (order, { asc }) => asc(order.order_id),
      with: {
        customer: true,
        products: {
          orderBy: (line, { asc }) => asc(line.product_id),
          with: {
            product: {
              with: {
                tags: { columns: {}, orderBy: (link, { asc }) => asc(link.tag_id), with: { tag: true } },
              },
            },
          },
        },
      },
    });
  return {
    name: 'Drizzle relational queries',
    load,
    plain: (loaded) =>
      (loaded as Awaited<ReturnType<typeof load>>).map((order) => ({
        ...order,
        products: order.products.map((line) => ({
          ...line,
          product: { ...line.product, tags: line.product.tags.map(({ tag }) => tag) },
        })),
      })) as LoadedOrder[],
    insert: (all) =>
      db.transaction(async (transaction) => {
        const inserted = await transaction
          .insert(orders)
          .values(all.map(({ customer_id }) => ({ customer_id })))
          .returning();
        const lines = all.flatMap(({ products: some }, i) =>
          some.map((line) => ({ ...line, order_id: inserted[i]?.order_id ?? 0 })),
        );
        await transaction.insert(orderProducts).values(lines).returning();
      }),
    close: () => pool.end(),
  };
}

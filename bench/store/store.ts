import {
  defineSchema,
  doublePrecision,
  integer,
  manyToMany,
  manyToOne,
  oneToMany,
  sql,
  table,
  text,
  timestamptz,
  varchar,
} from '@trellis/model';

const customers = table('customers', {
  columns: {
    customer_id: integer({ identity: 'always', primaryKey: true }),
    first_name: varchar(),
    last_name: varchar(),
    email_address: varchar(),
  },
  relationships: {
    orders: oneToMany('orders', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
  },
});

const orders = table('orders', {
  columns: {
    order_id: integer({ identity: 'always', primaryKey: true }),
    customer_id: integer({ references: 'customers.customer_id', onDelete: 'cascade' }),
    order_date: timestamptz({ default: sql('now()') }),
  },
  relationships: {
    customer: manyToOne('customers', { back_populates: 'orders' }),
    products: oneToMany('order_products', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }),
  },
});

const products = table('products', {
  columns: {
    product_id: integer({ identity: 'always', primaryKey: true }),
    product_name: varchar(),
    description: text({ nullable: true }),
    price: doublePrecision(),
  },
  relationships: {
    orders: oneToMany('order_products', { back_populates: 'product', cascade: ['all', 'delete-orphan'] }),
    tags: manyToMany('tags', { secondary: 'product_tags', back_populates: 'products' }),
  },
});

const orderProducts = table('order_products', {
  columns: {
    order_id: integer({ references: 'orders.order_id', onDelete: 'cascade' }),
    product_id: integer({ references: 'products.product_id', onDelete: 'cascade' }),
    product_count: integer({ default: 1 }),
  },
  primaryKey: ['order_id', 'product_id'],
  relationships: {
    order: manyToOne('orders', { back_populates: 'products' }),
    product: manyToOne('products', { back_populates: 'orders' }),
  },
});

const tags = table('tags', {
  columns: {
    tag_id: integer({ identity: 'always', primaryKey: true }),
    name: varchar({ unique: true }),
  },
  relationships: {
    products: manyToMany('products', { secondary: 'product_tags', back_populates: 'tags' }),
  },
});

const productTags = table('product_tags', {
  columns: {
    product_id: integer({ references: 'products.product_id', onDelete: 'cascade' }),
    tag_id: integer({ references: 'tags.tag_id', onDelete: 'cascade' }),
  },
  primaryKey: ['product_id', 'tag_id'],
});

/**
 * The schema of the benchmarks: customers, their orders, and products with tags. The peers declare the same tables in
 * their own ways, so it does not change when the shop does.
 */
export const store = defineSchema({
  name: 'store',
  tables: { customers, orders, products, order_products: orderProducts, tags, product_tags: productTags },
});

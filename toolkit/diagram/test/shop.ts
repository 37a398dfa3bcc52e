import {
  defineSchema,
  integer,
  manyToMany,
  manyToOne,
  numeric,
  oneToMany,
  sql,
  table,
  text,
  timestamptz,
  varchar,
} from '@trellis/model';

/** Small schema with foreign keys of every cardinality. */
export const shop = defineSchema({
  name: 'shop',
  doc: 'A shop.',
  tables: {
    customers: table('customers', {
      doc: 'Customers of the shop.',
      columns: {
        customer_id: integer({ identity: 'always', primaryKey: true }),
        email: varchar(254, { unique: true }),
        referred_by: integer({ nullable: true, references: 'customers.customer_id', onDelete: 'set null' }),
      },
      relationships: {
        orders: oneToMany('orders', {
          back_populates: 'customer',
          cascade: ['all'],
          doc: 'Orders of the customer.',
        }),
      },
    }),
    orders: table('orders', {
      columns: {
        order_id: integer({ identity: 'always', primaryKey: true, doc: 'Order number.' }),
        customer_id: integer({ references: 'customers.customer_id', onDelete: 'cascade' }),
        order_date: timestamptz({ default: sql('now()') }),
      },
      indexes: [{ columns: [{ column: 'order_date', descending: true }], where: 'customer_id > 0' }],
      relationships: {
        customer: manyToOne('customers', { back_populates: 'orders' }),
        products: manyToMany('products', { secondary: 'order_products' }),
      },
    }),
    products: table('products', {
      columns: { product_id: integer({ identity: 'always', primaryKey: true }), name: text() },
      checks: [{ name: 'named', expression: "name <> ''", doc: 'Every product has a name.' }],
    }),
    order_products: table('order_products', {
      columns: {
        order_id: integer({ references: 'orders.order_id', onDelete: 'cascade' }),
        product_id: integer({ references: 'products.product_id' }),
        price: numeric(10, 2, { nullable: true, doc: 'Unit price.' }),
      },
      primaryKey: ['order_id', 'product_id'],
    }),
    reviews: table('reviews', {
      columns: { order_id: integer(), product_id: integer(), body: text({ nullable: true }) },
      primaryKey: ['order_id', 'product_id'],
      foreignKeys: [
        {
          columns: ['order_id', 'product_id'],
          references: { table: 'order_products', columns: ['order_id', 'product_id'] },
        },
      ],
    }),
  },
});

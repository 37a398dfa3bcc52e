import { integer, manyToOne, table } from '@trellis/model';

export const orderProducts = table('order_products', {
  doc: 'Which products an order has, and how many of each.',
  columns: {
    order_id: integer({ references: 'orders.order_id', onDelete: 'cascade', doc: 'The order.' }),
    product_id: integer({ references: 'products.product_id', onDelete: 'cascade', doc: 'The product.' }),
    product_count: integer({ default: 1, doc: 'How many of the product.' }),
  },
  primaryKey: ['order_id', 'product_id'],
  relationships: {
    order: manyToOne('orders', { back_populates: 'products' }),
    product: manyToOne('products', { back_populates: 'orders' }),
  },
});

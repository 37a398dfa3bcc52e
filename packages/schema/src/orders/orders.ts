import { integer, manyToOne, oneToMany, sql, table, timestamptz } from '@trellis/model';

/**
 * Table `orders`: each order belongs to one customer and has many `order_products`.
 *
 * @example
 * import { orders } from '@shop/schema';
 *
 * console.log(orders.columns.customer_id.references); // customers.customer_id
 */
export const orders = table('orders', {
  doc: 'Orders placed by customers.',
  columns: {
    order_id: integer({ identity: 'always', primaryKey: true, doc: 'Order number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      onDelete: 'cascade',
      doc: 'Customer who placed the order.',
    }),
    order_date: timestamptz({ default: sql('now()'), doc: 'Time when the order was placed.' }),
  },
  indexes: [{ columns: ['customer_id', 'order_date'] }],
  relationships: {
    customer: manyToOne('customers', { back_populates: 'orders' }),
    movements: oneToMany('stock_movements', { back_populates: 'order' }),
    products: oneToMany('order_products', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }),
    reservations: oneToMany('stock_reservations', { back_populates: 'order' }),
  },
});

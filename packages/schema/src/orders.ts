import { integer, manyToOne, oneToMany, sql, table, timestamptz } from '@trellis/model';

export const orders = table('orders', {
  doc: 'What a customer ordered at one time.',
  columns: {
    order_id: integer({ identity: 'always', primaryKey: true, doc: 'Number of the order.' }),
    customer_id: integer({ references: 'customers.customer_id', onDelete: 'cascade', doc: 'Who ordered.' }),
    order_date: timestamptz({ default: sql('now()'), doc: 'When the order came in.' }),
  },
  relationships: {
    customer: manyToOne('customers', { back_populates: 'orders' }),
    products: oneToMany('order_products', { back_populates: 'order', cascade: ['all', 'delete-orphan'] }),
  },
});

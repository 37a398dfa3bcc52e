import { integer, oneToMany, table, varchar } from '@trellis/model';

export const customers = table('customers', {
  doc: 'People who buy from the shop.',
  columns: {
    customer_id: integer({ identity: 'always', primaryKey: true, doc: 'Number of the customer.' }),
    first_name: varchar({ doc: 'Given name.' }),
    last_name: varchar({ doc: 'Family name.' }),
    email_address: varchar({ format: 'email', doc: 'Where the shop writes to.' }),
  },
  relationships: {
    orders: oneToMany('orders', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
  },
});

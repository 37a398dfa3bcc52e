import { integer, oneToMany, table, varchar } from '@trellis/model';

/**
 * Table `customers`: one customer has many orders.
 *
 * @example
 * import { customers } from '@shop/schema';
 *
 * console.log(customers.columns.email_address.doc); // Email address.
 */
export const customers = table('customers', {
  doc: 'Customers of the shop.',
  columns: {
    customer_id: integer({ identity: 'always', primaryKey: true, doc: 'Customer number.' }),
    first_name: varchar({ doc: 'First name.' }),
    last_name: varchar({ doc: 'Last name.' }),
    email_address: varchar({ format: 'email', doc: 'Email address.' }),
  },
  relationships: {
    orders: oneToMany('orders', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
  },
});

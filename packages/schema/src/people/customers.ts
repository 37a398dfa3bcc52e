import { integer, oneToMany, table, timestamptz, varchar } from '@trellis/model';
import { recorded } from '../integration/index.ts';

/**
 * Table `customers`: one customer has many orders and addresses. A customer who leaves keeps the row, with
 * `deleted_at`, because the orders remain.
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
    deleted_at: timestamptz({
      nullable: true,
      doc: 'Time when the customer left; null for a customer of today.',
    }),
  },
  indexes: [
    {
      name: 'customers_email_address_key',
      columns: [{ expression: 'lower(email_address)' }],
      unique: true,
      where: 'deleted_at is null',
      doc: 'Two customers do not share an email address, in upper or lower case, unless one has left.',
    },
  ],
  triggers: recorded({ table: 'customers', key: ['customer_id'], only: ['deleted_at'] }),
  relationships: {
    addresses: oneToMany('addresses', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
    carts: oneToMany('carts', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
    orders: oneToMany('orders', { back_populates: 'customer' }),
    reviews: oneToMany('reviews', { back_populates: 'customer', cascade: ['all', 'delete-orphan'] }),
  },
});

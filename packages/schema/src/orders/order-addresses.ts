import { inDomain, integer, manyToOne, table, varchar } from '@trellis/model';
import { country } from '../people/index.ts';

/**
 * Table `order_addresses`: the addresses of an order when it was placed. Those of the customer can change later.
 *
 * @example
 * import { orderAddresses } from '@shop/schema';
 *
 * console.log(orderAddresses.primaryKey); // ['order_id', 'kind']
 */
export const orderAddresses = table('order_addresses', {
  doc: 'Addresses of orders, as they were when the order was placed.',
  columns: {
    order_id: integer({
      references: 'orders.order_id',
      onDelete: 'cascade',
      doc: 'Order that has the address.',
    }),
    kind: varchar({ doc: 'Use of the address: billing or shipping.' }),
    recipient: varchar({ doc: 'Name of the person or company at the address.' }),
    street: varchar({ doc: 'Street and house number.' }),
    city: varchar({ doc: 'City.' }),
    postal_code: varchar({ doc: 'Postal code.' }),
    country: inDomain(country, { doc: 'Country of the address.' }),
  },
  primaryKey: ['order_id', 'kind'],
  checks: [
    {
      name: 'order_addresses_kind_check',
      expression: "kind in ('billing', 'shipping')",
      doc: 'An address of an order is for billing or for shipping.',
    },
    {
      name: 'order_addresses_recipient_check',
      expression: "recipient <> '' and street <> '' and city <> ''",
      doc: 'An address of an order has a recipient, a street and a city.',
    },
  ],
  relationships: { order: manyToOne('orders', { back_populates: 'addresses' }) },
});

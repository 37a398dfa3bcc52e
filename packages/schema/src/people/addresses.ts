import { boolean, inDomain, integer, manyToOne, table, varchar } from '@trellis/model';
import { recorded } from '../integration/index.ts';
import { country } from './country.ts';

/**
 * Table `addresses`: each address belongs to one customer, who has at most one default of each kind.
 *
 * @example
 * import { addresses } from '@shop/schema';
 *
 * console.log(addresses.relationships.customer.back_populates); // addresses
 */
export const addresses = table('addresses', {
  doc: 'Addresses of customers.',
  columns: {
    address_id: integer({ identity: 'always', primaryKey: true, doc: 'Address number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      onDelete: 'cascade',
      doc: 'Customer who has the address.',
    }),
    kind: varchar({ doc: 'Use of the address: billing or shipping.' }),
    recipient: varchar({ doc: 'Name of the person or company at the address.' }),
    street: varchar({ doc: 'Street and house number.' }),
    city: varchar({ doc: 'City.' }),
    postal_code: varchar({ doc: 'Postal code.' }),
    country: inDomain(country, { doc: 'Country of the address.' }),
    is_default: boolean({ default: false, doc: 'Whether the shop suggests the address.' }),
  },
  checks: [
    {
      name: 'addresses_kind_check',
      expression: "kind in ('billing', 'shipping')",
      doc: 'An address is for billing or for shipping.',
    },
    {
      name: 'addresses_recipient_check',
      expression: "recipient <> '' and street <> '' and city <> ''",
      doc: 'An address has a recipient, a street and a city.',
    },
  ],
  indexes: [
    { columns: ['customer_id'] },
    {
      name: 'addresses_one_default',
      columns: ['customer_id', 'kind'],
      unique: true,
      where: 'is_default',
      doc: 'A customer has at most one default address of each kind.',
    },
  ],
  triggers: recorded({
    table: 'addresses',
    key: ['address_id'],
    only: ['customer_id', 'kind', 'is_default'],
  }),
  relationships: { customer: manyToOne('customers', { back_populates: 'addresses' }) },
});

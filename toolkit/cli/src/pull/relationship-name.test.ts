import { expect, test } from '@jest/globals';
import type { ForeignKey, Table } from '@trellis/model';
import { relationshipNames } from './relationship-name.ts';

const keyTo = (name: string, ...columns: string[]): ForeignKey => ({
  name: 'k',
  columns,
  references: { schema: 'public', name, columns: columns.map(() => 'id') },
});
const tableOf = (name: string, ...foreignKeys: ForeignKey[]) => ({ name, foreignKeys }) as unknown as Table;

test.each([
  ['orders', 'customer_id', 'customers', 'customer'],
  ['store', 'store_manager_staff_id', 'staff', 'manager'],
  ['stores', 'store_manager_staff_id', 'staff', 'manager'],
  ['store', 'manager_staff_id', 'staff', 'manager'],
  ['employees', 'reports_to_employee_id', 'employees', 'reports_to'],
  ['flights', 'origin_airport_code', 'airports', 'origin'],
  ['orders', 'billing_address_id', 'addresses', 'billing'],
  ['orders', 'customerId', 'customers', 'customer'],
  ['posts', 'created_by', 'users', 'created_by'],
  ['cities', 'country_code', 'countries', 'country'],
  ['profiles', 'id', 'people', 'people'],
  ['staff', 'staff_id', 'staff', 'staff'],
  ['order_items', 'order_id', 'orders', 'order'],
  ['drivers', 'constructor_id', 'constructor', 'constructor'],
])('a key of %s over %s to %s is named %s', (table, column, target, name) => {
  const key = keyTo(target, column);
  expect(relationshipNames(tableOf(table, key), key)[0]).toBe(name);
});

test('a name that its column has is followed by one with the table', () => {
  const key = keyTo('users', 'created_by');
  expect(relationshipNames(tableOf('posts', key), key)).toEqual([
    'created_by',
    'created_by_user',
    'created_by_users',
  ]);
});

test('a key of several columns is named after the column that it does not share', () => {
  const customer = keyTo('customers', 'tenant_id', 'customer_id');
  const seller = keyTo('customers', 'seller', 'tenant_id');
  const orders = tableOf('orders', keyTo('tenants', 'tenant_id'), customer, seller);
  expect(relationshipNames(orders, customer)[0]).toBe('customer');
  expect(relationshipNames(orders, seller)[0]).toBe('seller');
});

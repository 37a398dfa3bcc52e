import { expect, test } from '@jest/globals';
import { followsNames } from './follows-names.ts';

const columns = { table: 'orders', columns: ['client_id'] };
const now = { table: 'sales', columns: ['customer_id'] };
const renamed = [
  ['orders', 'sales'],
  ['client_id', 'customer_id'],
] as const;

test.each([
  ['ix_orders_client_id', 'ix_sales_customer_id', true],
  ['ordersclient_id1', 'salescustomer_id1', true],
  ['orders_orders', 'sales_orders', true],
  ['orders_pkey', 'sales_pkey', true],
  ['orders_pkey', 'sales_pk', false],
  ['orders_pkey', 'orders_pkey', false],
  ['mine', 'other', false],
  ['mine', 'mine', false],
])('the name %s becomes %s by renames: %s', (name, wanted, follows) => {
  expect(followsNames({ name, of: columns }, { name: wanted, of: now }, renamed)).toBe(follows);
});

test('follows names that PostgreSQL cuts to 63 bytes', () => {
  const from = { table: 'a'.repeat(60), columns: ['x'] };
  const to = { table: 'b'.repeat(60), columns: ['x'] };
  const name = (letter: string) => `${letter.repeat(57)}_x_key`;
  const pairs = [['a'.repeat(60), 'b'.repeat(60)]] as const;
  expect(followsNames({ name: name('a'), of: from }, { name: name('b'), of: to }, pairs)).toBe(true);
  expect(followsNames({ name: name('a'), of: from }, { name: name('c'), of: to }, pairs)).toBe(false);
});

import { expect, test } from '@jest/globals';
import { rowName, typeName } from './row-name.ts';

test.each([
  ['customers', 'Customer'],
  ['order_products', 'OrderProduct'],
  ['categories', 'Category'],
  ['addresses', 'Address'],
  ['warehouses', 'Warehouse'],
  ['purchases', 'Purchase'],
  ['statuses', 'Status'],
  ['boxes', 'Box'],
  ['people', 'Person'],
  ['People', 'Person'],
  ['status', 'Status'],
  ['news', 'News'],
  ['audit.log_entries', 'AuditLogEntry'],
  ['camelCases', 'CamelCase'],
  ['größen', 'Größen'],
  ['2nd hand-items', 'Row2ndHandItem'],
  ['…', 'Row'],
])('names the row of %s %s', (table, row) => {
  expect(rowName(table)).toBe(row);
});

test('keeps the number of an enum in the name of its type', () => {
  expect(typeName('order_status')).toBe('OrderStatus');
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Model } from '@trellis/model';
import { DataSet } from '@trellis/populate';
import { kinds, tagNames } from './catalogue.ts';
import { sample } from './sample.ts';

const dataSet = new DataSet(sample);
/** The rows of a table, as objects: a new column of the table changes no position. */
function rowsOf(key: string) {
  const table = dataSet.table(key);
  return Array.from({ length: table.total }, (_, at) => {
    const values = table.row(at);
    return Object.fromEntries(table.columns.map((column, position) => [column, values[position]]));
  });
}

/** The columns whose rows do not change. A later table or column has values of its own and changes none of these. */
const released: { readonly model: Pick<Model, 'tables'> } = JSON.parse(
  readFileSync(join(__dirname, '../../schema/releases/1.4.0.json'), 'utf8'),
);

test('the rows of the tables of release 1.4.0 are the same on every machine and in every release', () => {
  const hash = createHash('sha256');
  for (const { name, columns } of released.model.tables) {
    for (const row of rowsOf(name)) hash.update(JSON.stringify(columns.map((column) => row[column.name])));
  }
  expect(hash.digest('hex')).toBe('784425e46e2128fb1f298006d0ad92483b26e40a8c5b2c8c86c56d946b99a0f1');
});

test('every customer has a unique email address derived from the name', () => {
  const customers = rowsOf('customers');
  expect(new Set(customers.map(({ email_address }) => email_address)).size).toBe(customers.length);
  for (const { first_name, last_name, email_address } of customers)
    expect(String(email_address).split('@')[0]).toBe(
      `${first_name}.${last_name}`.toLowerCase().replace(/[^a-z.]/g, ''),
    );
});

test('every product has a price and tags of its kind', () => {
  const products = rowsOf('products');
  const kindOf = (row: number) =>
    kinds.find(({ name }) => String(products[row]?.['product_name']).endsWith(name));
  products.forEach(({ price }, row) => {
    const [least, most] = kindOf(row)?.price ?? [0, 0];
    expect(Number(price)).toBeGreaterThanOrEqual(least);
    expect(Number(price)).toBeLessThan(most + 1);
  });
  for (const { product_id, tag_id } of rowsOf('product_tags'))
    expect(kindOf(Number(product_id) - 1)?.tags).toContain(tagNames[Number(tag_id) - 1]);
});

test('every kind has at least three tags', () => {
  expect(kinds.filter(({ tags }) => new Set(tags).size < 3)).toEqual([]);
});

test('orders span three years, and each has products without duplicates', () => {
  const dates = rowsOf('orders').map(({ order_date }) => String(order_date));
  expect([...dates].sort()).toEqual(dates);
  expect([dates[0]?.slice(0, 4), dates.at(-1)?.slice(0, 7)]).toEqual(['2023', '2025-12']);
  const lines = rowsOf('order_products');
  expect(new Set(lines.map(({ order_id }) => order_id)).size).toBe(dates.length);
  expect(new Set(lines.map(({ order_id, product_id }) => `${order_id} ${product_id}`)).size).toBe(
    lines.length,
  );
  expect(lines.every(({ product_count: count }) => Number(count) >= 1 && Number(count) <= 8)).toBe(true);
});

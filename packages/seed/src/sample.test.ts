import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Model } from '@trellis/model';
import { DataSet } from '@trellis/populate';
import { kinds, tagNames } from './catalogue.ts';
import { sample } from './sample.ts';

const dataSet = new DataSet(sample);
const rowsOf = (key: string) =>
  Array.from({ length: dataSet.table(key).total }, (_, row) => dataSet.table(key).row(row));

/** The columns whose rows do not change. A later table or column has values of its own and changes none of these. */
const released: { readonly model: Pick<Model, 'tables'> } = JSON.parse(
  readFileSync(join(__dirname, '../../schema/releases/1.4.0.json'), 'utf8'),
);

test('the rows of the tables of release 1.4.0 are the same on every machine and in every release', () => {
  const hash = createHash('sha256');
  for (const { name, columns } of released.model.tables) {
    const { columns: written } = dataSet.table(name);
    const kept = columns.map((column) => written.indexOf(column.name));
    for (const row of rowsOf(name)) hash.update(JSON.stringify(kept.map((at) => row[at])));
  }
  expect(hash.digest('hex')).toBe('784425e46e2128fb1f298006d0ad92483b26e40a8c5b2c8c86c56d946b99a0f1');
});

test('every customer has a unique email address derived from the name', () => {
  const customers = rowsOf('customers');
  expect(new Set(customers.map(([, , , address]) => address)).size).toBe(customers.length);
  for (const [, first, last, address] of customers)
    expect(String(address).split('@')[0]).toBe(`${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, ''));
});

test('every product has a price and tags of its kind', () => {
  const products = rowsOf('products');
  const kindOf = (row: number) => kinds.find(({ name }) => String(products[row]?.[1]).endsWith(name));
  products.forEach(([, , , price], row) => {
    const [least, most] = kindOf(row)?.price ?? [0, 0];
    expect(Number(price)).toBeGreaterThanOrEqual(least);
    expect(Number(price)).toBeLessThan(most + 1);
  });
  for (const [product, tag] of rowsOf('product_tags'))
    expect(kindOf(Number(product) - 1)?.tags).toContain(tagNames[Number(tag) - 1]);
});

test('every kind has at least three tags', () => {
  expect(kinds.filter(({ tags }) => new Set(tags).size < 3)).toEqual([]);
});

test('orders span three years, and each has products without duplicates', () => {
  const dates = rowsOf('orders').map(([, , date]) => String(date));
  expect([...dates].sort()).toEqual(dates);
  expect([dates[0]?.slice(0, 4), dates.at(-1)?.slice(0, 7)]).toEqual(['2023', '2025-12']);
  const lines = rowsOf('order_products');
  expect(new Set(lines.map(([order]) => order)).size).toBe(dates.length);
  expect(new Set(lines.map(([order, product]) => `${order} ${product}`)).size).toBe(lines.length);
  expect(lines.every(([, , count]) => Number(count) >= 1 && Number(count) <= 8)).toBe(true);
});

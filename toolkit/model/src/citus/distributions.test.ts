import { expect, test } from '@jest/globals';
import { byShop, inShops, sales, schema, shops } from '../../test/citus/index.ts';
import { toModel } from '../schema/index.ts';
import {
  comparable,
  distributionChanges,
  withDistributionsOf,
  withoutDistributions,
  withRecordedDistributions,
} from './distributions.ts';

const plain = toModel(schema([shops(undefined), sales(undefined)]));
const distributed = toModel(schema([shops(byShop), sales(inShops)]));
const withCitus = { ...plain, extensions: [{ name: 'citus', schema: 'pg_catalog' }] };

test('a Model takes the distributions of another by the names of the tables', () => {
  expect(withDistributionsOf(plain, distributed)).toEqual(distributed);
  expect(withDistributionsOf(distributed, plain)).toEqual(plain);
  expect(withDistributionsOf(plain, plain)).toBe(plain);
  expect(withoutDistributions(distributed)).toEqual(plain);
});

test('distributions are compared only with a database that has Citus', () => {
  expect(comparable(plain, distributed)).toEqual([plain, plain]);
  expect(comparable(withCitus, distributed)).toEqual([withCitus, distributed]);
});

test('a history without Citus leads to the distributions that its migrations record', () => {
  const first = distributionChanges(plain, distributed);
  const moved = toModel(schema([shops({ ...byShop, shardCount: 8 }), sales(undefined)]));
  const second = distributionChanges(distributed, moved);
  expect([first, second]).toEqual([
    {
      'public.sales': { column: 'shop_id', colocateWith: { schema: 'public', name: 'shops' } },
      'public.shops': { column: 'shop_id', shardCount: 32 },
    },
    { 'public.sales': null, 'public.shops': { column: 'shop_id', shardCount: 8 } },
  ]);
  expect(withRecordedDistributions(plain, [first])).toEqual(distributed);
  expect(withRecordedDistributions(plain, [first, undefined, second])).toEqual(moved);
  expect(withRecordedDistributions(withCitus, [first])).toBe(withCitus);
  expect(withRecordedDistributions(plain, [undefined])).toBe(plain);
  expect(distributionChanges(plain, plain)).toBeUndefined();
});

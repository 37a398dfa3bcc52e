import { expect, test } from '@jest/globals';
import { type DistributionRow, distributionsOf } from './distributions.ts';

const row = (oid: number, name: string, rest: Partial<DistributionRow>): DistributionRow => ({
  ...{
    oid,
    schema: 'public',
    name,
    method: 'h',
    replication: 's',
    colocation: 1,
    column: 'shop_id',
    shards: 32,
  },
  ...rest,
});

test('the tables of a co-location group name the first one, which has the number of shards', () => {
  const { byTable, unmodelled } = distributionsOf([
    row(1, 'lines', {}),
    row(2, 'logs', { colocation: 2, column: 'day', shards: 8 }),
    row(3, 'shops', {}),
  ]);
  expect([...byTable]).toEqual([
    [1, { column: 'shop_id', shardCount: 32 }],
    [2, { column: 'day', shardCount: 8 }],
    [3, { column: 'shop_id', colocateWith: { schema: 'public', name: 'lines' } }],
  ]);
  expect(unmodelled).toEqual([]);
});

test('a reference table has no column, and a local table that Citus knows is not distributed', () => {
  const none = { method: 'n', column: null, shards: null };
  const { byTable, unmodelled } = distributionsOf([
    row(1, 'kinds', { ...none, replication: 't', colocation: 5, shards: 1 }),
    row(2, 'notes', { ...none, colocation: 0 }),
  ]);
  expect([...byTable]).toEqual([[1, 'reference']]);
  expect(unmodelled).toEqual([]);
});

test('tables that are distributed in another way are listed as not modelled', () => {
  const { byTable, unmodelled } = distributionsOf([
    row(1, 'appended', { method: 'a', colocation: 0 }),
    row(2, 'single', { method: 'n', column: null }),
  ]);
  expect(byTable.size).toBe(0);
  expect(unmodelled.map(({ code, object }) => `${code} ${object}`)).toEqual([
    'UNMODELLED_DISTRIBUTION public.appended',
    'UNMODELLED_DISTRIBUTION public.single',
  ]);
});

import {
  byShop,
  COLOCATION,
  inShops,
  plain,
  type Row,
  SOURCE,
  sales,
  schema,
  shops,
  typed,
} from './schemas.ts';

/** Rules for co-location groups. */
export const colocationRows: readonly Row[] = [
  {
    rule: 'co-location is with a distributed table',
    link: COLOCATION,
    code: 'CITUS_COLOCATION',
    message: 'got public.shops, which is not distributed by a column',
    refused: schema([shops('reference'), sales(inShops)]),
    accepted: schema([shops(byShop), sales(inShops)]),
  },
  {
    rule: 'co-location is with a table of the schema',
    link: COLOCATION,
    code: 'CITUS_COLOCATION',
    message: 'got public.shops, which does not exist',
    refused: schema([sales(inShops)]),
    accepted: schema([sales(byShop)]),
  },
  {
    rule: 'co-location is with the table that begins the group',
    link: COLOCATION,
    code: 'CITUS_COLOCATION',
    message: 'got public.sales, which has `colocateWith` itself. Name public.shops.',
    refused: schema([
      shops(byShop),
      sales(inShops),
      plain('lines', {
        columns: { shop_id: typed('bigint') },
        distribution: { column: 'shop_id', colocateWith: 'sales' },
      }),
    ]),
    accepted: schema([
      shops(byShop),
      sales(inShops),
      plain('lines', { columns: { shop_id: typed('bigint') }, distribution: inShops }),
    ]),
  },
  {
    rule: 'the distribution columns of co-located tables have one type',
    link: COLOCATION,
    code: 'CITUS_COLOCATION',
    message: 'to have the type of that of public.shops, bigint, got text',
    refused: schema([shops(byShop), sales({ column: 'code', colocateWith: 'shops' })]),
    accepted: schema([shops(byShop), sales({ column: 'sale_id', colocateWith: 'shops' })]),
  },
  {
    rule: 'the number of shards is not given beside co-location',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_SHARD_COUNT',
    message: 'Expected no `shardCount` of public.sales beside `colocateWith`',
    refused: schema([shops(byShop), sales({ ...inShops, shardCount: 8 })]),
    accepted: schema([shops({ ...byShop, shardCount: 8 }), sales(inShops)]),
  },
  {
    rule: 'the number of shards is between 1 and 64000',
    link: `${SOURCE}/create_distributed_table.c`,
    code: 'CITUS_SHARD_COUNT',
    message: 'Expected `shardCount` of public.sales from 1 to 64000, got 0.',
    refused: schema([sales({ ...byShop, shardCount: 0 })]),
    accepted: schema([sales({ ...byShop, shardCount: 64_000 })]),
  },
];

import { expect, test } from '@jest/globals';
import { bigint, defineSchema, integer, type PartitionsDescriptor, table, text } from '@trellis/model';
import { PartitionedDatabase } from '../../test/partitioned-database.ts';

const on = new PartitionedDatabase('partition_position');

const SHOP = `create table orders (order_id bigint generated always as identity primary key, note text) partition by range (order_id);
  create table order_products (order_id bigint not null references orders on delete cascade, product_id integer not null,
    primary key (order_id, product_id)) partition by range (order_id)`;

const shop = (partitions: PartitionsDescriptor) =>
  defineSchema({
    name: 's',
    tables: {
      orders: table('orders', {
        columns: {
          order_id: bigint({ identity: 'always', primaryKey: true }),
          note: text({ nullable: true }),
        },
        partitionBy: 'RANGE (order_id)',
        partitions,
      }),
      order_products: table('order_products', {
        columns: {
          order_id: bigint({ references: 'orders.order_id', onDelete: 'cascade' }),
          product_id: integer(),
        },
        primaryKey: ['order_id', 'product_id'],
        partitionBy: 'RANGE (order_id)',
        partitions,
      }),
    },
  });

test('follows the numbers of a sequence, and those that a column refers to', async () => {
  await on.run(SHOP);
  const schema = shop({ every: 10, ahead: 1 });
  await on.maintain(schema);
  expect(await on.bounds('orders')).toEqual(['orders_0 0..10', 'orders_10 10..20']);
  await on.run('insert into orders (note) select null from generate_series(1, 12)');
  await on.maintain(schema);
  expect(await on.bounds('orders')).toEqual(['orders_0 0..10', 'orders_10 10..20', 'orders_20 20..30']);
  expect(await on.bounds('order_products')).toEqual([
    'order_products_0 0..10',
    'order_products_10 10..20',
    'order_products_20 20..30',
  ]);
  await on.run('insert into order_products select order_id, 1 from orders');
  expect(await on.rows('select count(*)::int from order_products_10')).toEqual([{ count: 3 }]);
  await expect(on.run('insert into order_products values (25, 1)')).rejects.toMatchObject({ code: '23503' });
});

test('detaches lines before orders, and reports rows that others refer to', async () => {
  await on.run(SHOP);
  await on.maintain(shop({ every: 10, ahead: 1 }));
  await on.run(`insert into orders (note) select null from generate_series(1, 15);
    insert into order_products values (5, 1)`);
  const kept = await on.maintain(shop({ every: 10, ahead: 1, keep: 1 }));
  expect(kept.problems).toEqual([]);
  await on.run(`insert into orders (note) select null from generate_series(1, 10)`);
  const detached = await on.maintain(shop({ every: 10, ahead: 1, keep: 1 }));
  expect(detached.problems).toMatchObject([{ code: 'PARTITION_REFERENCED', table: 'orders' }]);
  await on.run('drop table order_products_0');
  expect(await on.maintain(shop({ every: 10, ahead: 1, keep: 1 }))).toMatchObject({
    actions: [{ action: 'detach', partition: 'orders_0' }],
    problems: [],
  });
  expect(await on.rows('select count(*)::int from orders_0')).toEqual([{ count: 9 }]);
});

test('refuses more partitions than a mistake explains', async () => {
  await on.run(`${SHOP}; create table orders_0 partition of orders for values from (0) to (10);
    select setval('orders_order_id_seq', 9000000000)`);
  const { problems } = await on.maintain(shop({ every: 10, ahead: 1 }));
  expect(problems[0]).toMatchObject({ code: 'PARTITIONS_TOO_MANY', table: 'orders' });
});

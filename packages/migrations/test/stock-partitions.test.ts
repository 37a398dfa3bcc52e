import { expect, test } from '@jest/globals';
import { shop } from '@shop/schema';
import { connect } from '@trellis/database';
import { toModel } from '@trellis/model';
import { createDatabase } from '@trellis/testing';
import { build } from '@trellis/verify';
import { ROWS } from './bad-writes/index.ts';
import { disagreements } from './stock-history.ts';

test('the movements can be partitioned by time, and keep their rules in each partition', async () => {
  const model = toModel({
    ...shop,
    tables: {
      ...shop.tables,
      stock_movements: { ...shop.tables.stock_movements, partitionBy: 'RANGE (moved_at)' },
    },
  });
  const { url, drop } = await createDatabase('stock_partitions');
  const connection = await connect({ url });
  try {
    await connection.withClient((client) => build(client, model));
    const { knex } = connection;
    await knex.raw(`create table movements_before partition of stock_movements for values from (minvalue) to ('2026-01-01');
      create table movements_after partition of stock_movements for values from ('2026-01-01') to (maxvalue)`);
    await knex.raw(ROWS);
    await knex.raw(`insert into stock_movements (variant_id, location_id, reason, quantity, moved_at)
      values (1, 1, 'receipt', 5, '2025-06-01')`);
    // A row that is inserted into a partition changes the level, too.
    await knex.raw(`insert into movements_before (movement_id, variant_id, location_id, reason, quantity, moved_at)
      overriding system value values (1, 1, 1, 'receipt', 2, '2025-06-01')`);
    expect(await knex('movements_before').count({ rows: '*' }).first()).toEqual({ rows: '2' });
    expect(await knex('stock_levels').where({ variant_id: 1 }).first('on_hand')).toEqual({ on_hand: 17 });
    expect(await disagreements(knex)).toEqual([]);
    for (const write of ['update movements_before set quantity = 1', 'delete from movements_after'])
      await expect(knex.raw(write)).rejects.toMatchObject({ constraint: 'stock_movements_append_only' });
    await expect(knex.raw('truncate stock_movements')).rejects.toMatchObject({
      constraint: 'stock_movements_no_truncate',
    });
  } finally {
    await connection.close();
    await drop();
  }
});

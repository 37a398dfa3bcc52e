import type { Race } from './race.ts';

/** 15 units of variant 3 at location 2. */
const RECEIPT = `insert into stock_movements (variant_id, location_id, reason, quantity) values (3, 2, 'receipt', 15);`;

const RESERVED = 'select reserved as count from stock_levels where variant_id = 3';

export const stockRaces: readonly Race[] = [
  {
    rule: 'stock_levels_reserved_check',
    title: 'each reserve one of 15 units',
    setUp: RECEIPT,
    sql: () => 'select reserve_stock(3, 2, 1)',
    kept: 15,
    count: RESERVED,
  },
  {
    rule: 'stock_levels_reserved_check',
    title: 'each reserve one of 15 units of expired reservations',
    setUp: `${RECEIPT}
      insert into stock_reservations (variant_id, location_id, product_count, created_at, expires_at)
      select 3, 2, 3, now() - interval '2 hours', now() - interval '1 hour' from generate_series(1, 5);
      insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id)
      select 3, 2, 'reserve', 3, reservation_id from stock_reservations where variant_id = 3`,
    sql: () => 'select reserve_stock(3, 2, 1)',
    kept: 15,
    count: `${RESERVED} and 15 = (select sum(open_count) from stock_reservations where variant_id = 3
      and expires_at is null)`,
  },
  {
    rule: 'stock_levels_on_hand_check',
    title: 'each take one of 15 units away',
    setUp: RECEIPT,
    sql: () =>
      "insert into stock_movements (variant_id, location_id, reason, quantity) values (3, 2, 'adjustment', -1)",
    kept: 15,
    count: 'select 15 - on_hand as count from stock_levels where variant_id = 3',
  },
  {
    rule: 'stock_reservations_open_count_check',
    title: 'each sell one of the 15 units of a reservation',
    setUp: `${RECEIPT} select reserve_stock(3, 2, 15, null, 1)`,
    sql: () =>
      `insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id, order_id)
       select 3, 2, 'sale', -1, reservation_id, 1 from stock_reservations where variant_id = 3`,
    kept: 15,
    count: 'select 15 - open_count as count from stock_reservations where variant_id = 3',
  },
];

import { type BadWrite, writes } from './bad-write.ts';

/** A movement of variant 1 at location 1, where 10 units are on hand and reservation 2 holds 4 of them for order 1. */
const movement = (reason: string, quantity: number, reservation = 'null', order = 'null') =>
  `insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id, order_id)
   values (1, 1, '${reason}', ${quantity}, ${reservation}, ${order})`;

const secondOrder =
  "insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR')";

/**
 * Level (3, 2) is empty, and reservation 1 has taken no units. Movements 2 and 4 are the receipts, and 6 takes the units of
 * reservation 2.
 */
export const stock: readonly BadWrite[] = [
  ...writes('locations_pkey', [
    [
      'two locations with one number',
      "insert into locations overriding system value values (1, 'NEW', 'New')",
    ],
  ]),
  ...writes('locations_code_key', [
    ['two locations with one code', "insert into locations (code, name) values ('MAIN', 'Attic')"],
  ]),
  ...writes(
    'locations_code_check',
    ["'main'", "''", "'-'", "'A--B'", "'A B'", "E'A\\n'"].map((code) => [
      `the code ${code} of a location`,
      `update locations set code = ${code} where location_id = 1`,
    ]),
  ),
  ...writes('locations_name_check', [['a location without a name', "update locations set name = ''"]]),
  ...writes('stock_levels_pkey', [
    ['two levels of a variant at a location', 'insert into stock_levels values (1, 1)'],
  ]),
  ...writes('stock_levels_variant_id_fkey', [
    ['a level of a variant that does not exist', 'insert into stock_levels values (9, 1)'],
    ['the deletion of a variant that is kept', 'delete from variants where variant_id = 1'],
    ['the deletion of a product that is kept', 'delete from products where product_id = 2'],
  ]),
  ...writes('stock_levels_location_id_fkey', [
    ['a level at a location that does not exist', 'insert into stock_levels values (1, 9)'],
    ['the deletion of a location with levels', 'delete from locations where location_id = 2'],
  ]),
  ...writes('stock_levels_on_hand_check', [
    ['more units that leave than are on hand', movement('adjustment', -11)],
  ]),
  ...writes('stock_levels_reserved_check', [
    ['more reserved units than are free', 'select reserve_stock(1, 1, 7)'],
    ['a reservation of a variant that is not on hand', 'select reserve_stock(3, 2, 1)'],
    ['reserved units that leave', movement('adjustment', -7)],
    [
      'more reserved units than are free in one statement',
      `select reserve_stock(1, 1, units) from (values (3), (3), (1)) as _ (units)`,
    ],
  ]),
  ...writes('stock_levels_follow_movements', [
    ['a new level with units', 'insert into stock_levels values (2, 2, 5)'],
    ['a new level with reserved units', 'insert into stock_levels values (2, 2, 0, 5)'],
    ['a new level that names a movement', 'insert into stock_levels values (2, 2, 0, 0, 1)'],
    ['a level that is updated', 'update stock_levels set on_hand = 50 where variant_id = 1'],
    ['reserved units that are updated', 'update stock_levels set reserved = 0 where variant_id = 1'],
    [
      'a level that is updated to 0',
      'update stock_levels set on_hand = 0, reserved = 0, last_movement_id = null',
    ],
    [
      'a movement that is applied again',
      'update stock_levels set on_hand = 20 where variant_id = 1 and location_id = 1',
    ],
    [
      'a movement that is applied again after another one',
      'update stock_levels set on_hand = on_hand + 10, last_movement_id = 2 where variant_id = 1',
    ],
    [
      'a movement of another level',
      'update stock_levels set on_hand = 1, last_movement_id = 4 where variant_id = 3',
    ],
    [
      'a movement that does not exist',
      'update stock_levels set on_hand = 1, last_movement_id = 99 where variant_id = 3',
    ],
    [
      'a merge into a level',
      `merge into stock_levels using (values (1, 1)) as one (variant_id, location_id)
       on stock_levels.variant_id = one.variant_id when matched then update set on_hand = on_hand + 1`,
    ],
    [
      'an upsert of a level',
      `insert into stock_levels (variant_id, location_id) values (1, 1)
       on conflict (variant_id, location_id) do update set on_hand = 11`,
    ],
  ]),
  ...writes('stock_reservations_pkey', [
    [
      'two reservations with one number',
      `insert into stock_reservations (reservation_id, variant_id, location_id, product_count)
       overriding system value values (1, 1, 1, 1)`,
    ],
  ]),
  ...writes('stock_reservations_order_id_fkey', [
    ['a reservation for an order that does not exist', 'select reserve_stock(1, 1, 1, null, 9)'],
    ['the deletion of an order with a reservation', 'delete from orders'],
  ]),
  ...writes('stock_reservations_variant_id_location_id_fkey', [
    ['a reservation at a location that does not keep the variant', 'select reserve_stock(1, 2, 1)'],
    ['the deletion of a level with a reservation', 'delete from stock_levels where variant_id = 1'],
  ]),
  ...writes('stock_reservations_product_count_check', [
    ['a reservation of 0 units', 'select reserve_stock(1, 1, 0)'],
  ]),
  ...writes('stock_reservations_open_count_check', [
    ['more sold units than a reservation holds', movement('sale', -5, '2', '1')],
    ['more released units than a reservation holds', movement('release', -5, '2')],
    ['units that are sold after their release', movement('sale', -1, '2', '1'), movement('release', -4, '2')],
  ]),
  ...writes('stock_reservations_expires_at_check', [
    ['a reservation that has expired when it is made', 'select reserve_stock(1, 1, 1, now())'],
  ]),
  ...writes('stock_reservations_follow_movements', [
    [
      'a new reservation with open units',
      'insert into stock_reservations (variant_id, location_id, product_count, open_count) values (1, 1, 1, 1)',
    ],
    [
      'a new reservation that names a movement',
      'insert into stock_reservations (variant_id, location_id, product_count, last_movement_id) values (1, 1, 1, 1)',
    ],
    ['open units that are updated', 'update stock_reservations set open_count = 3 where reservation_id = 2'],
    ['another number of units that were asked for', 'update stock_reservations set product_count = 12'],
    [
      'a movement of another reservation',
      'update stock_reservations set open_count = 4, last_movement_id = 6 where reservation_id = 1',
    ],
    ['a reservation that takes a part of its units', movement('reserve', 5, '1')],
    ['a reservation that takes its units twice', movement('reserve', 4, '2')],
    [
      'a reservation that takes its units after their release',
      movement('reserve', 4, '2'),
      movement('release', -4, '2'),
    ],
    ['a reservation that gives up units before it takes them', movement('release', -1, '1')],
  ]),
  ...writes(
    'stock_reservations_closed',
    ["expires_at = now() + interval '1 hour'", 'order_id = null'].map((change) => [
      `${change} of a reservation without units`,
      `update stock_reservations set ${change} where reservation_id = 2`,
      movement('release', -4, '2'),
    ]),
  ),
  ...writes('stock_movements_pkey', [
    [
      'two movements with one number at one time',
      `insert into stock_movements (variant_id, location_id, reason, quantity, moved_at)
       select 3, 2, 'receipt', 1, moved_at from stock_movements where movement_id = 6`,
      "select setval('stock_movements_movement_id_seq', 4)",
    ],
  ]),
  ...writes('stock_movements_variant_id_location_id_fkey', [
    [
      'a movement at a location that does not keep the variant',
      "insert into stock_movements (variant_id, location_id, reason, quantity) values (1, 2, 'receipt', 1)",
    ],
    ['the deletion of a level with movements', 'delete from stock_levels where variant_id = 2'],
    [
      'a level that moves to another location with its movements',
      'update stock_levels set location_id = 2 where variant_id = 2',
    ],
  ]),
  ...writes('stock_movements_reservation_id_variant_id_location_id_fkey', [
    [
      'a movement of another variant than its reservation',
      `insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id)
       values (2, 1, 'reserve', 1, 1)`,
    ],
    ['a movement of a reservation that does not exist', movement('reserve', 1, '9')],
    [
      'the deletion of a reservation with movements',
      'delete from stock_reservations where reservation_id = 2',
    ],
  ]),
  ...writes('stock_movements_reservation_id_order_id_fkey', [
    ['units that are sold to another order', movement('sale', -1, '2', '2'), secondOrder],
    ['units that are sold without an order of the reservation', movement('sale', -1, '1', '1')],
    [
      'another order of a reservation whose units were sold',
      'update stock_reservations set order_id = 2 where reservation_id = 2',
      `${secondOrder}; ${movement('sale', -1, '2', '1')}`,
    ],
  ]),
  ...writes('stock_movements_order_id_fkey', [
    ['a return from an order that does not exist', movement('return', 1, 'null', '9')],
    [
      'the deletion of an order with movements',
      'delete from orders where order_id = 2',
      `${secondOrder}; ${movement('return', 1, 'null', '2')}`,
    ],
  ]),
  ...writes('stock_movements_reason_check', [
    ["the reason 'gift'", movement('gift', 1)],
    ["the reason 'SALE'", movement('SALE', -1)],
  ]),
  ...writes(
    'stock_movements_quantity_check',
    ['receipt', 'adjustment'].map((reason) => [`a movement '${reason}' of 0 units`, movement(reason, 0)]),
  ),
  ...writes('stock_movements_sign_check', [
    ['a receipt of -1 units', movement('receipt', -1)],
    ['a return of -1 units', movement('return', -1, 'null', '1')],
    ['-1 reserved units', movement('reserve', -1, '1')],
    ['a positive release', movement('release', 1, '2')],
    ['a positive sale', movement('sale', 1, '2', '1')],
  ]),
  ...writes('stock_movements_reservation_id_check', [
    ['units that are reserved without a reservation', movement('reserve', 1)],
    ['units that are sold without a reservation', movement('sale', -1, 'null', '1')],
    ['a receipt with a reservation', movement('receipt', 1, '2')],
  ]),
  ...writes('stock_movements_order_id_check', [
    ['a sale without an order', movement('sale', -1, '2')],
    ['a return without an order', movement('return', 1)],
    ['a receipt with an order', movement('receipt', 1, 'null', '1')],
  ]),
  ...writes('stock_movements_append_only', [
    ['a movement that is updated', 'update stock_movements set quantity = 50'],
    ['a movement that is updated to itself', 'update stock_movements set quantity = quantity'],
    ['a movement that is deleted', 'delete from stock_movements where movement_id = 6'],
    [
      'a merge that updates a movement',
      `merge into stock_movements using (values (2)) as one (id) on movement_id = one.id
       when matched then update set quantity = 50`,
    ],
    [
      'a merge that deletes a movement',
      `merge into stock_movements using (values (2)) as one (id) on movement_id = one.id
       when matched then delete`,
    ],
  ]),
  ...writes('stock_movements_no_truncate', [
    ['TRUNCATE of the movements', 'truncate stock_movements'],
    ['TRUNCATE of the levels with the movements', 'truncate stock_levels cascade'],
  ]),
];

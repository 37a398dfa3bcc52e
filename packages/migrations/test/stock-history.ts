import fc from 'fast-check';
import type { Knex } from 'knex';

interface Values {
  /** The variant and the location. */
  readonly level: string;
  readonly units: number;
  /** Selects a reservation. */
  readonly nth: number;
}

const MOVE =
  'insert into stock_movements (variant_id, location_id, reason, quantity, reservation_id, order_id)';
const simple = (reason: string, sign = '', order = 'null') => {
  return ({ level, units }: Values) =>
    `${MOVE} values (${level}, '${reason}', ${sign}${units}, null, ${order})`;
};
const ofReservation = (reason: string, order = 'null') => {
  return ({ units, nth }: Values) => `${MOVE}
    select variant_id, location_id, '${reason}', -${units}, reservation_id, ${order} from stock_reservations
    order by reservation_id desc offset ${nth} limit 1`;
};

/** What happens to stock. Some are forged, and PostgreSQL rejects them. */
const STATEMENTS: readonly ((values: Values) => string)[] = [
  simple('receipt'),
  simple('receipt'),
  simple('adjustment'),
  simple('adjustment', '-'),
  simple('return', '', '1'),
  ({ level, units }) => `perform reserve_stock(${level}, ${units}, now() + interval '1 hour', 1)`,
  ({ level, units }) => `perform reserve_stock(${level}, ${units}, null, 1)`,
  ({ level, units }) => `perform reserve_stock(${level}, 1), reserve_stock(${level}, ${units})`,
  // A reservation that expires at once, in the time of the test.
  ({ level, units }) => `with made as (
      insert into stock_reservations (variant_id, location_id, product_count, order_id, created_at, expires_at)
      values (${level}, ${units}, 1, '2026-01-01', '2026-01-02') returning *)
    ${MOVE} select variant_id, location_id, 'reserve', product_count, reservation_id, null from made`,
  ofReservation('release'),
  ofReservation('sale', 'order_id'),
  ofReservation('sale', 'order_id'),
  () => 'perform release_expired_reservations()',
  ({ nth }) => `update stock_reservations set expires_at = null where reservation_id % 10 = ${nth}`,
  ({ level, units }) => `${MOVE} values (${level}, 'receipt', ${units}, null, null),
    (${level}, 'adjustment', -${units}, null, null), (${level}, 'receipt', 1, null, null)`,
  // Forged: a level or a reservation that changes without a movement, or by one that was applied.
  ({ units }) => `update stock_levels set on_hand = on_hand + ${units}`,
  ({ units }) => `update stock_levels set reserved = greatest(reserved - ${units}, 0)`,
  ({ nth }) => `update stock_levels as l set on_hand = on_hand + m.on_hand_change,
      reserved = reserved + m.reserved_change, last_movement_id = m.movement_id
    from (select * from stock_movements order by movement_id desc offset ${nth} limit 1) as m
    where (l.variant_id, l.location_id) = (m.variant_id, m.location_id)`,
  ({ nth }) => `update stock_reservations set open_count = product_count, last_movement_id = ${nth}`,
  () => 'delete from stock_movements where movement_id > 6',
  () => `insert into stock_movements (movement_id, variant_id, location_id, reason, quantity)
    overriding system value values (1000000000, 1, 1, 'receipt', 1)`,
];

/** A statement on the stock, which PostgreSQL may reject. */
export const operation: fc.Arbitrary<string> = fc
  .record({
    statement: fc.constantFrom(...STATEMENTS),
    level: fc.constantFrom('1, 1', '2, 1', '3, 2'),
    units: fc.integer({ min: 1, max: 6 }),
    nth: fc.nat(9),
  })
  .map(({ statement, ...values }) => statement(values));

/** Runs operations one after the other; a rejected one leaves nothing behind. */
export function history(operations: readonly string[]): string {
  const blocks = operations.map(
    (sql) => `begin ${sql}; exception when integrity_constraint_violation then null; end;`,
  );
  return `do $history$ begin ${blocks.join('\n')} end $history$`.replaceAll('?', '\\?');
}

/** The levels and reservations that differ from the sums of their movements, or hold more units than there are. */
export async function disagreements(knex: Knex): Promise<unknown[]> {
  const { rows } = await knex.raw(`
    select 'level' as what, variant_id, location_id, on_hand, reserved from stock_levels as l
    where (on_hand, reserved) <> (
        select coalesce(sum(on_hand_change), 0), coalesce(sum(reserved_change), 0) from stock_movements as m
        where (m.variant_id, m.location_id) = (l.variant_id, l.location_id))
      or reserved <> (
        select coalesce(sum(open_count), 0) from stock_reservations as r
        where (r.variant_id, r.location_id) = (l.variant_id, l.location_id))
      or reserved not between 0 and on_hand
    union all
    select 'reservation', variant_id, location_id, reservation_id, open_count from stock_reservations as r
    where open_count <> (
        select coalesce(sum(reserved_change), 0) from stock_movements as m
        where m.reservation_id = r.reservation_id)
    union all
    select 'number', min(variant_id), min(location_id), movement_id, count(*) from stock_movements
    group by movement_id having count(*) > 1 or movement_id > 1000000`);
  return rows;
}

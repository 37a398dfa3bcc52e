import { bigint, integer, manyToOne, sql, table, timestamptz, varchar } from '@trellis/model';
import { rejectsChanges, rejectsTruncation } from '../ledger/index.ts';

/**
 * Table `stock_movements`: the ledger of stock, to which rows are only added. The levels are its sums.
 *
 * The primary key contains the time, so the table can be partitioned by it. The numbers are unique by themselves, because a
 * trigger draws them from a sequence.
 *
 * @example
 * import { stockMovements } from '@shop/schema';
 *
 * console.log(stockMovements.primaryKey); // ['movement_id', 'moved_at']
 */
export const stockMovements = table('stock_movements', {
  doc: 'Ledger of stock: what changed each level, and why.',
  columns: {
    movement_id: bigint({
      identity: 'always',
      doc: 'Movement number. Later movements of a level have larger ones.',
    }),
    moved_at: timestamptz({ default: sql('now()'), doc: 'Time of the movement.' }),
    variant_id: integer({ doc: 'Variant that is moved.' }),
    location_id: integer({ doc: 'Location whose level changes.' }),
    reason: varchar({ doc: 'Reason: receipt, adjustment, return, reserve, release or sale.' }),
    quantity: integer({ doc: 'Number of units; negative if units leave.' }),
    reservation_id: integer({
      nullable: true,
      doc: 'Reservation that takes the units or gives them up.',
    }),
    order_id: integer({
      references: 'orders.order_id',
      onDelete: 'restrict',
      nullable: true,
      doc: 'Order whose units are sold or come back.',
    }),
    on_hand_change: integer({
      generated: { sql: "case when reason in ('reserve', 'release') then 0 else quantity end" },
      doc: 'What the movement adds to the units on hand.',
    }),
    reserved_change: integer({
      generated: { sql: "case when reason in ('reserve', 'release', 'sale') then quantity else 0 end" },
      doc: 'What the movement adds to the reserved units.',
    }),
  },
  primaryKey: ['movement_id', 'moved_at'],
  foreignKeys: [
    {
      columns: ['variant_id', 'location_id'],
      references: { table: 'stock_levels', columns: ['variant_id', 'location_id'] },
      onDelete: 'restrict',
      doc: 'A movement is of a variant that the location keeps.',
    },
    {
      columns: ['reservation_id', 'variant_id', 'location_id'],
      references: {
        table: 'stock_reservations',
        columns: ['reservation_id', 'variant_id', 'location_id'],
      },
      onDelete: 'restrict',
      doc: 'A movement is of the variant and the location of its reservation.',
    },
    {
      columns: ['reservation_id', 'order_id'],
      references: { table: 'stock_reservations', columns: ['reservation_id', 'order_id'] },
      onDelete: 'restrict',
      doc: 'Units are sold to the order that they are reserved for.',
    },
  ],
  checks: [
    {
      name: 'stock_movements_reason_check',
      expression: "reason in ('receipt', 'adjustment', 'return', 'reserve', 'release', 'sale')",
      doc: 'The reason of a movement is receipt, adjustment, return, reserve, release or sale.',
    },
    {
      name: 'stock_movements_quantity_check',
      expression: 'quantity <> 0',
      doc: 'A movement is of at least one unit.',
    },
    {
      name: 'stock_movements_sign_check',
      expression:
        "case when reason in ('receipt', 'return', 'reserve') then quantity > 0 when reason in ('release', 'sale') then quantity < 0 else true end",
      doc: 'Receipts, returns and reserved units are positive; released and sold units are negative.',
    },
    {
      name: 'stock_movements_reservation_id_check',
      expression: "(reason in ('reserve', 'release', 'sale')) = (reservation_id is not null)",
      doc: 'Units that are reserved, released or sold are of a reservation; other movements have none.',
    },
    {
      name: 'stock_movements_order_id_check',
      expression: "(reason in ('return', 'sale')) = (order_id is not null)",
      doc: 'Units that are sold or come back are of an order; other movements have none.',
    },
  ],
  indexes: [
    { columns: ['variant_id', 'location_id', 'moved_at'] },
    { columns: ['reservation_id', 'variant_id', 'location_id'] },
    { columns: ['order_id', 'reservation_id'] },
  ],
  triggers: [
    rejectsChanges(
      'stock_movements',
      'A stock movement is not changed or deleted. Another movement corrects it.',
    ),
    rejectsTruncation('stock_movements', 'The stock movements are not deleted.'),
    {
      name: 'stock_movements_prepare',
      definition:
        'create trigger stock_movements_prepare before insert on public.stock_movements for each row execute function public.prepare_stock_movement()',
    },
    {
      name: 'stock_movements_apply',
      definition:
        'create trigger stock_movements_apply after insert on public.stock_movements for each row execute function public.apply_stock_movement()',
    },
  ],
  relationships: {
    level: manyToOne('stock_levels', { back_populates: 'movements' }),
    reservation: manyToOne('stock_reservations', {
      back_populates: 'movements',
      foreign_keys: ['reservation_id', 'variant_id', 'location_id'],
    }),
    order: manyToOne('orders', { back_populates: 'movements' }),
  },
});

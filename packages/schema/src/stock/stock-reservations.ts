import { bigint, integer, manyToOne, oneToMany, sql, table, timestamptz } from '@trellis/model';

/**
 * Table `stock_reservations`: units of a level that wait for an order or for its shipment. The movement `reserve` takes
 * them, once; `sale` and `release` give them up.
 *
 * @example
 * import { stockReservations } from '@shop/schema';
 *
 * console.log(stockReservations.columns.expires_at.nullable); // true
 */
export const stockReservations = table('stock_reservations', {
  doc: 'Units that are held for orders.',
  columns: {
    reservation_id: integer({ identity: 'always', primaryKey: true, doc: 'Reservation number.' }),
    variant_id: integer({ doc: 'Variant that is reserved.' }),
    location_id: integer({ doc: 'Location that has the units.' }),
    order_id: integer({
      references: 'orders.order_id',
      onDelete: 'restrict',
      nullable: true,
      doc: 'Order that the units are for; null before it is placed.',
    }),
    product_count: integer({ minimum: 1, doc: 'Number of units that were asked for.' }),
    open_count: integer({ default: 0, minimum: 0, doc: 'Number of units that it holds now.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time when the reservation was made.' }),
    expires_at: timestamptz({
      nullable: true,
      doc: 'Time from which on others can have the units; null if the reservation does not expire.',
    }),
    last_movement_id: bigint({
      nullable: true,
      doc: 'Latest movement that changed the open units; null before the first one.',
    }),
  },
  // Foreign keys of movements require that a movement is of the variant, location and order of its reservation.
  uniques: [
    {
      columns: ['reservation_id', 'variant_id', 'location_id'],
      doc: 'A reservation is of one variant at one location.',
    },
    { columns: ['reservation_id', 'order_id'], doc: 'A reservation is for at most one order.' },
  ],
  foreignKeys: [
    {
      columns: ['variant_id', 'location_id'],
      references: { table: 'stock_levels', columns: ['variant_id', 'location_id'] },
      onDelete: 'restrict',
      doc: 'A reservation is of a variant that the location keeps.',
    },
  ],
  checks: [
    {
      name: 'stock_reservations_product_count_check',
      expression: 'product_count > 0',
      doc: 'A reservation asks for at least one unit.',
    },
    {
      name: 'stock_reservations_open_count_check',
      expression: 'open_count between 0 and product_count',
      doc: 'A reservation does not give up more units than it holds.',
    },
    {
      name: 'stock_reservations_expires_at_check',
      expression: 'expires_at > created_at',
      doc: 'A reservation expires after it is made.',
    },
  ],
  indexes: [
    { columns: ['variant_id', 'location_id'] },
    { columns: ['order_id'] },
    {
      name: 'stock_reservations_expiry_idx',
      columns: ['variant_id', 'location_id', 'expires_at'],
      where: 'open_count > 0 and expires_at is not null',
    },
  ],
  triggers: [
    {
      name: 'stock_reservations_follow_movements',
      definition:
        'create trigger stock_reservations_follow_movements before insert or update on public.stock_reservations for each row execute function public.check_stock_reservation()',
      rejects: true,
      comment:
        'A reservation takes all its units by its first movement, and gives them up by later ones only.',
    },
    {
      name: 'stock_reservations_closed',
      definition:
        'create trigger stock_reservations_closed before update on public.stock_reservations for each row when (old.open_count = 0 and old.last_movement_id is not null and (new.order_id is distinct from old.order_id or new.expires_at is distinct from old.expires_at)) execute function public.reject_write()',
      rejects: true,
      comment: 'A reservation that has given up its units gets no other order and no other time to expire.',
    },
  ],
  relationships: {
    level: manyToOne('stock_levels', { back_populates: 'reservations' }),
    order: manyToOne('orders', { back_populates: 'reservations' }),
    movements: oneToMany('stock_movements', {
      back_populates: 'reservation',
      foreign_keys: ['reservation_id', 'variant_id', 'location_id'],
    }),
  },
});

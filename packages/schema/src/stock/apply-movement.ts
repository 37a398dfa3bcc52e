/**
 * Function `prepare_stock_movement`, of the trigger `stock_movements_prepare`.
 *
 * It locks the level and then draws the number, so that later movements of a level have larger numbers. The number of the
 * identity is not used, because it is drawn before the lock. Where the level
 * has changed since a repeatable read or serializable transaction began, the lock reports a serialization failure. A
 * reservation that finds too few units takes over those of expired reservations: their units are free at once, and not
 * only after a job has run.
 */
export const prepareStockMovement = {
  kind: 'function',
  name: 'prepare_stock_movement',
  arguments: '',
  doc: 'Locks the level of a movement, frees expired units that it needs, and numbers the movement. A constraint locks no row.',
  definition: `create function public.prepare_stock_movement() returns trigger language plpgsql as $$
declare
  available integer;
begin
  select on_hand - reserved into available from public.stock_levels
  where variant_id = new.variant_id and location_id = new.location_id for no key update;
  if new.reason = 'reserve' and new.quantity > available then
    perform public.release_expired_reservations(new.variant_id, new.location_id);
  end if;
  if new.movement_id is not null then
    new.movement_id := nextval('public.stock_movements_movement_id_seq');
  end if;
  return new;
end $$`,
} as const;

/**
 * Function `apply_stock_movement`, of the trigger `stock_movements_apply`. It adds a movement to the level and to the open
 * units of its reservation: no constraint writes another table.
 */
export const applyStockMovement = {
  kind: 'function',
  name: 'apply_stock_movement',
  arguments: '',
  doc: 'Adds a movement to its level and its reservation. A constraint writes no other table.',
  definition: `create function public.apply_stock_movement() returns trigger language plpgsql as $$
begin
  if new.reservation_id is not null then
    update public.stock_reservations
    set open_count = open_count + new.reserved_change, last_movement_id = new.movement_id
    where reservation_id = new.reservation_id;
  end if;
  update public.stock_levels
  set on_hand = on_hand + new.on_hand_change, reserved = reserved + new.reserved_change,
    last_movement_id = new.movement_id
  where variant_id = new.variant_id and location_id = new.location_id;
  return null;
end $$`,
} as const;

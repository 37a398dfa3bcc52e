/**
 * Function `check_stock_level`, of the trigger `stock_levels_follow_movements`.
 *
 * A level changes only by what a movement in the ledger says, and each movement changes it once: its number is larger than
 * that of the movement before. So a direct UPDATE cannot make level and ledger disagree, by the tables' owner either. A
 * constraint sees neither the old level nor the ledger.
 */
export const checkStockLevel = {
  kind: 'function',
  name: 'check_stock_level',
  arguments: '',
  doc: 'Rejects a level that a movement does not explain. A constraint sees neither the old level nor the ledger.',
  definition: `create function public.check_stock_level() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.on_hand <> 0 or new.reserved <> 0 or new.last_movement_id is not null then
      raise 'A new level of variant % at location % is not 0.', new.variant_id, new.location_id
        using errcode = 'check_violation',
          constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  elsif (new.on_hand, new.reserved, new.last_movement_id)
      is distinct from (old.on_hand, old.reserved, old.last_movement_id)
    and not exists (
      select from public.stock_movements
      where movement_id = new.last_movement_id and movement_id > coalesce(old.last_movement_id, 0)
        and variant_id = new.variant_id and location_id = new.location_id
        and on_hand_change = new.on_hand - old.on_hand and reserved_change = new.reserved - old.reserved
    ) then
    raise 'No movement changes the level of variant % at location % in this way.', new.variant_id, new.location_id
      using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return new;
end $$`,
} as const;

/**
 * Function `check_stock_reservation`, of the trigger `stock_reservations_follow_movements`: what `check_stock_level` is for
 * levels. Only the first movement adds units, all of them.
 */
export const checkStockReservation = {
  kind: 'function',
  name: 'check_stock_reservation',
  arguments: '',
  doc: 'Rejects open units that a movement does not explain. A constraint sees neither the old row nor the ledger.',
  definition: `create function public.check_stock_reservation() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.open_count <> 0 or new.last_movement_id is not null then
      raise 'A new reservation holds units without a movement.' using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  elsif new.product_count <> old.product_count
    or (new.open_count, new.last_movement_id) is distinct from (old.open_count, old.last_movement_id)
    and not exists (
      select from public.stock_movements
      where movement_id = new.last_movement_id and movement_id > coalesce(old.last_movement_id, 0)
        and reservation_id = new.reservation_id and reserved_change = new.open_count - old.open_count
        and case when old.last_movement_id is null then reserved_change = new.product_count
          else reserved_change < 0 end
    ) then
    raise 'No movement changes reservation % in this way.', new.reservation_id using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return new;
end $$`,
} as const;

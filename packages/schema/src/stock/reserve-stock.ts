/**
 * Function `reserve_stock`: makes a reservation and takes its units. It is rejected by `stock_levels_reserved_check` if too
 * few units are free.
 */
export const reserveStock = {
  kind: 'function',
  name: 'reserve_stock',
  arguments: 'integer, integer, integer, timestamp with time zone, integer',
  doc: 'Reserves units of a variant at a location, and returns the number of the reservation.',
  definition: `create function public.reserve_stock(of_variant integer, at_location integer, units integer,
  until timestamp with time zone default null, for_order integer default null) returns integer language plpgsql as $$
declare
  reservation integer;
begin
  insert into public.stock_reservations (variant_id, location_id, order_id, product_count, expires_at)
  values (of_variant, at_location, for_order, units, until) returning reservation_id into reservation;
  insert into public.stock_movements (variant_id, location_id, reason, quantity, reservation_id)
  values (of_variant, at_location, 'reserve', units, reservation);
  return reservation;
end $$`,
} as const;

/**
 * Function `release_expired_reservations`: gives up the units of expired reservations, of one level or of all.
 *
 * It locks a level before its reservations, as movements do, so they do not deadlock. It passes over a reservation that
 * another session changes at the moment: that session may extend it.
 */
export const releaseExpiredReservations = {
  kind: 'function',
  name: 'release_expired_reservations',
  arguments: 'integer, integer',
  doc: 'Releases the units of expired reservations, of one level or of all, and returns the number of reservations.',
  definition: `create function public.release_expired_reservations(of_variant integer default null,
  at_location integer default null) returns integer language plpgsql as $$
declare
  level record;
  expired record;
  released integer := 0;
begin
  for level in
    select distinct variant_id, location_id from public.stock_reservations
    where open_count > 0 and expires_at <= now()
      and (of_variant is null or variant_id = of_variant) and (at_location is null or location_id = at_location)
    order by variant_id, location_id
  loop
    perform from public.stock_levels
    where variant_id = level.variant_id and location_id = level.location_id for no key update;
    for expired in
      select reservation_id, open_count from public.stock_reservations
      where variant_id = level.variant_id and location_id = level.location_id
        and open_count > 0 and expires_at <= now()
      order by reservation_id for no key update skip locked
    loop
      insert into public.stock_movements (variant_id, location_id, reason, quantity, reservation_id)
      values (level.variant_id, level.location_id, 'release', -expired.open_count, expired.reservation_id);
      released := released + 1;
    end loop;
  end loop;
  return released;
end $$`,
} as const;

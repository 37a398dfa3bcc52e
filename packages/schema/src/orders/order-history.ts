/** Function `set_order_number`, of the trigger `orders_number`. A default does not see the other columns. */
export const setOrderNumber = {
  kind: 'function',
  name: 'set_order_number',
  arguments: '',
  doc: 'Derives the number of an order for customers. A default does not see the other columns.',
  definition: `create function public.set_order_number() returns trigger language plpgsql as $$
begin
  new.number := 'SO-' || lpad(new.order_id::text, 10, '0');
  return new;
end $$`,
} as const;

/**
 * Function `stamp_order_status`, of the trigger `orders_status_at`. A service can set the time of a new status, for example
 * that of a payment; otherwise it is the time of the transaction. A check does not see the previous time.
 */
export const stampOrderStatus = {
  kind: 'function',
  name: 'stamp_order_status',
  arguments: '',
  doc: 'Sets the time of a new status, and rejects one before the previous status. A check does not see the previous row.',
  definition: `create function public.stamp_order_status() returns trigger language plpgsql as $$
begin
  if new.status = old.status or new.status_at < old.status_at then
    raise 'Order % does not have the status % since %.', new.order_id, new.status, new.status_at
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  if new.status_at = old.status_at then
    new.status_at := greatest(now(), old.status_at);
  end if;
  return new;
end $$`,
} as const;

/**
 * Function `record_order_status`, of the trigger `orders_record_status`. No constraint writes a row of another table. The
 * function runs as its owner, so that roles which write orders need no privilege to write events and messages.
 */
export const recordOrderStatus = {
  kind: 'function',
  name: 'record_order_status',
  arguments: '',
  doc: 'Writes an event and a message for each status of an order. No constraint writes rows of another table.',
  definition: `create function public.record_order_status() returns trigger language plpgsql security definer
set search_path = pg_catalog, pg_temp as $$
declare
  previous text := old.status;
begin
  if new.status = previous then
    return null;
  end if;
  insert into public.order_events (order_id, from_status, to_status, created_at)
  values (new.order_id, previous, new.status, new.status_at);
  insert into public.outbox (topic, key, payload)
  values ('order.' || case when previous is null then 'placed' else new.status end, new.order_id,
    jsonb_build_object('order_id', new.order_id, 'number', new.number, 'customer_id', new.customer_id,
      'from_status', previous, 'to_status', new.status, 'status_at', new.status_at,
      'currency', new.currency, 'total', new.total));
  return null;
end $$`,
} as const;

/**
 * Function `reject_order_event_change`, of the trigger `order_events_append_only`. When an order is deleted, it is gone
 * before the deletion cascades to its events. A constraint sees neither the old row nor a deletion.
 */
export const rejectOrderEventChange = {
  kind: 'function',
  name: 'reject_order_event_change',
  arguments: '',
  doc: 'Rejects changes of events, except their deletion with the order. A constraint does not see a deletion.',
  definition: `create function public.reject_order_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and not exists (select from public.orders where order_id = old.order_id) then
    return old;
  end if;
  raise '% of % is rejected.', tg_op, tg_table_name using errcode = 'check_violation',
    constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $$`,
} as const;

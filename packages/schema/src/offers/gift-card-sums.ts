/**
 * Function `apply_gift_card_movement`, of the trigger `gift_card_movements_apply`. It adds a movement to the order and to
 * the card by updates, the order first, so sessions that pay one order or spend one card conflict at every isolation level.
 * No constraint writes a row of another table.
 */
export const applyGiftCardMovement = {
  kind: 'function',
  name: 'apply_gift_card_movement',
  arguments: '',
  doc: 'Adds a movement to its gift card and its order. No constraint writes rows of another table.',
  definition: `create function public.apply_gift_card_movement() returns trigger language plpgsql as $$
begin
  if new.reason = 'payment' then
    update public.orders set paid_amount = paid_amount - new.amount
    where order_id = new.order_id and status = 'pending';
    if not found then
      raise 'Order % is not pending.', new.order_id using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  end if;
  update public.gift_cards set balance = balance + new.amount where gift_card_id = new.gift_card_id;
  if new.reason = 'payment' then
    insert into public.order_gift_cards as paid (order_id, gift_card_id, currency, amount)
    values (new.order_id, new.gift_card_id, new.currency, -new.amount)
    on conflict (order_id, gift_card_id) do update set amount = paid.amount + excluded.amount;
  elsif new.reason = 'refund' then
    update public.order_gift_cards set refunded = refunded + new.amount
    where order_id = new.order_id and gift_card_id = new.gift_card_id;
    if not found then
      raise 'Gift card % did not pay order %.', new.gift_card_id, new.order_id using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  end if;
  return null;
end $$`,
} as const;

/**
 * Function `check_gift_card_sums`, of the trigger `gift_cards_sums`. It runs at the end of the transaction, which has
 * updated the card, so other sessions do not add movements. No constraint reads another table.
 */
export const checkGiftCardSums = {
  kind: 'function',
  name: 'check_gift_card_sums',
  arguments: '',
  doc: 'Rejects a balance that is not the sum of the movements. No constraint reads another table.',
  definition: `create function public.check_gift_card_sums() returns trigger language plpgsql as $$
begin
  perform from public.gift_cards as c where c.gift_card_id = new.gift_card_id and c.balance is distinct from
    (select coalesce(sum(m.amount), 0) from public.gift_card_movements as m where m.gift_card_id = c.gift_card_id);
  if found then
    raise 'The balance of gift card % is not the sum of its movements.', new.gift_card_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;

/**
 * Function `check_order_gift_card_sums`, of the trigger `order_gift_cards_sums`: what `check_gift_card_sums` is for cards.
 * Each movement of an order and a card has updated the row.
 */
export const checkOrderGiftCardSums = {
  kind: 'function',
  name: 'check_order_gift_card_sums',
  arguments: '',
  doc: 'Rejects a payment by gift card that the movements do not explain. No constraint reads another table.',
  definition: `create function public.check_order_gift_card_sums() returns trigger language plpgsql as $$
begin
  perform from public.order_gift_cards as c,
    lateral (select coalesce(-sum(m.amount) filter (where m.reason = 'payment'), 0) as amount,
      coalesce(sum(m.amount) filter (where m.reason = 'refund'), 0) as refunded
      from public.gift_card_movements as m where m.order_id = c.order_id and m.gift_card_id = c.gift_card_id) as moved
  where c.order_id = new.order_id and c.gift_card_id = new.gift_card_id
    and (c.amount, c.refunded) is distinct from (moved.amount, moved.refunded);
  if found then
    raise 'The movements do not explain what gift card % paid for order %.', new.gift_card_id, new.order_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;

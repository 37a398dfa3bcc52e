/**
 * Function `touch_cart`, of the trigger `cart_products_open_cart`.
 *
 * It updates the cart before its products change. So sessions that change one cart wait for each other, and a session
 * that orders or merges the cart meanwhile makes the change fail: at read committed the cart is no longer open, and
 * at the other isolation levels PostgreSQL reports a serialization failure. A check would not see the cart. The products of
 * a cart that is deleted are deleted with it.
 */
export const touchCart = {
  kind: 'function',
  name: 'touch_cart',
  arguments: '',
  doc: 'Updates the time of a cart whose products change, and rejects the change if it is not open. A check does not see the cart.',
  definition: `create function public.touch_cart() returns trigger language plpgsql as $$
declare
  cart integer;
begin
  for cart in select distinct id from unnest(array[old.cart_id, new.cart_id]) as id where id is not null order by id
  loop
    update public.carts set updated_at = now() where cart_id = cart and status = 'open';
    if not found and exists (select from public.carts where cart_id = cart) then
      raise 'Cart % is not open.', cart using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  end loop;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end $$`,
} as const;

/**
 * Function `merge_cart`: moves the products of a guest's cart into the open cart of the customer who signs in.
 *
 * It locks the guest's cart, then the customer's. Calls for one guest wait for each other, and only the first one moves
 * products, so a sign-in can be tried again. Where a sum exceeds 999 units, the rule `cart_products_product_count_check`
 * rejects the merge, and both carts keep their products: no units are lost silently.
 */
export const mergeCart = {
  kind: 'function',
  name: 'merge_cart',
  arguments: 'uuid, integer',
  doc: "Moves the products of a guest's cart into the open cart of a customer, and returns its number; null if there is no open cart.",
  definition: `create function public.merge_cart(guest_token uuid, of_customer integer) returns integer language plpgsql as $$
declare
  guest integer;
  target integer;
begin
  update public.carts set status = 'open', updated_at = now()
  where token = guest_token and status in ('open', 'abandoned') returning cart_id into guest;
  if guest is null then
    return (select cart_id from public.carts where customer_id = of_customer and status = 'open');
  end if;
  insert into public.carts (customer_id, currency)
  select of_customer, currency from public.carts where cart_id = guest
  on conflict (customer_id) where status = 'open' do update set updated_at = now()
  returning cart_id into target;
  insert into public.cart_products as present (cart_id, variant_id, product_count, added_at)
  select target, variant_id, product_count, added_at from public.cart_products where cart_id = guest
  order by variant_id
  on conflict (cart_id, variant_id) do update
    set product_count = present.product_count + excluded.product_count;
  delete from public.cart_products where cart_id = guest;
  update public.carts set status = 'merged' where cart_id = guest;
  return target;
end $$`,
} as const;

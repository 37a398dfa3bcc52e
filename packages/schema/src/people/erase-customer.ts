/**
 * Function `erase_customer`: replaces the data of a person who leaves, and keeps the books: orders, their lines, amounts,
 * payments and events, the countries of their addresses, which taxes depend on, and the stars of reviews.
 *
 * It can run again, and returns false if there is no such customer.
 */
export const eraseCustomer = {
  kind: 'function',
  name: 'erase_customer',
  arguments: 'integer',
  doc: 'Erases the personal data of a customer and keeps the books.',
  definition: `create function public.erase_customer(customer integer) returns boolean language plpgsql as $$
begin
  update public.customers set first_name = 'erased', last_name = 'erased',
    email_address = 'erased-' || customer || '@erased.invalid', deleted_at = coalesce(deleted_at, now())
  where customer_id = customer;
  if not found then
    return false;
  end if;
  delete from public.addresses where customer_id = customer;
  delete from public.carts where customer_id = customer and status = 'open';
  update public.order_addresses as a set recipient = 'erased', street = 'erased', city = 'erased', postal_code = ''
  from public.orders as o where o.order_id = a.order_id and o.customer_id = customer;
  update public.reviews set body = '' where customer_id = customer;
  return true;
end $$`,
} as const;

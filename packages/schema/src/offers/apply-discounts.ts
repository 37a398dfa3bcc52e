/**
 * Function `apply_discounts`, of the triggers `order_discounts_apply` and `order_discounts_return`. They fire once for each
 * statement, so a statement that adds many uses of a discount updates it once.
 *
 * It adds the uses to the discounts and the amounts to the orders by updates, so sessions that change one order or one
 * discount conflict at every isolation level. An order comes first, as for its lines. No constraint reads or writes
 * another table.
 */
export const applyDiscounts = {
  kind: 'function',
  name: 'apply_discounts',
  arguments: '',
  doc: 'Counts the uses of discounts and adds their amounts to orders. No constraint reads or writes another table.',
  definition: `create function public.apply_discounts() returns trigger language plpgsql as $$
declare
  change record;
  sign integer := case tg_op when 'INSERT' then 1 else -1 end;
  problem text;
begin
  for change in
    select order_id, sum(amount) as amount from changed group by order_id order by order_id
  loop
    update public.orders set discount_amount = discount_amount + sign * change.amount
    where order_id = change.order_id and status = 'pending';
    if not found and exists (select from public.orders where order_id = change.order_id) then
      problem := format('Order %s is not pending.', change.order_id);
    end if;
  end loop;
  for change in
    select discount_id, count(*) as uses from changed group by discount_id order by discount_id
  loop
    update public.discounts set used = used + sign * change.uses where discount_id = change.discount_id;
  end loop;
  if tg_op = 'INSERT' and problem is null then
    select format('Discount %s does not apply to order %s.', d.discount_id, o.order_id) into problem
    from changed
    join public.orders as o using (order_id)
    join public.discounts as d using (discount_id)
    where not d.valid @> o.order_date
      or case d.kind when 'fixed' then d.currency <> o.currency or changed.amount > d.value
        else changed.amount > round(o.products_amount * d.value / 100, 2) end
    limit 1;
  end if;
  if problem is not null then
    raise '%', problem using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;

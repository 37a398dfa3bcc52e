/**
 * Function `apply_order_product`, of the trigger `order_products_while_pending`. It adds a line to the amounts of its order
 * by an update of the order. So of two sessions that change the lines of an order, or pay it, one waits for the other and
 * then sees the new status, or PostgreSQL reports a serialization failure. No constraint reads another table.
 */
export const applyOrderProduct = {
  kind: 'function',
  name: 'apply_order_product',
  arguments: '',
  doc: 'Adds a line to the amounts of its order, and rejects it if the order is not pending. No constraint reads another table.',
  definition: `create function public.apply_order_product() returns trigger language plpgsql as $$
declare
  change record;
begin
  for change in
    select each.order_id, sum(each.product_count) as product_count, sum(each.amount) as amount, sum(each.tax) as tax
    from (values
      (old.order_id, -old.product_count, -old.amount::numeric, -old.tax_amount::numeric),
      (new.order_id, new.product_count, new.amount::numeric, new.tax_amount::numeric)
    ) as each (order_id, product_count, amount, tax)
    where each.order_id is not null
    group by each.order_id order by each.order_id
  loop
    update public.orders set product_count = product_count + change.product_count,
      products_amount = products_amount + change.amount, tax_amount = tax_amount + change.tax
    where order_id = change.order_id and status = 'pending';
    if not found and exists (select from public.orders where order_id = change.order_id) then
      raise 'Order % is not pending.', change.order_id using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  end loop;
  return null;
end $$`,
} as const;

/**
 * Function `check_order_sums`, of the trigger `orders_sums`. It runs at the end of the transaction, which has updated the
 * order, so other sessions do not change the lines and payments that it adds up. No constraint reads another table.
 */
export const checkOrderSums = {
  kind: 'function',
  name: 'check_order_sums',
  arguments: '',
  doc: 'Rejects amounts of an order that are not the sums of its lines, discounts and payments. No constraint reads another table.',
  definition: `create function public.check_order_sums() returns trigger language plpgsql as $$
begin
  perform from public.orders as o,
    lateral (select coalesce(sum(l.product_count), 0) as product_count, coalesce(sum(l.amount), 0) as amount,
      coalesce(sum(l.tax_amount), 0) as tax from public.order_products as l where l.order_id = o.order_id) as lines,
    lateral (select coalesce(sum(d.amount), 0) as amount from public.order_discounts as d
      where d.order_id = o.order_id) as discounts,
    lateral (select coalesce(sum(p.amount), 0) as amount from public.payments as p
      where p.order_id = o.order_id and p.status = 'captured') as captured,
    lateral (select coalesce(sum(g.amount), 0) as amount from public.order_gift_cards as g
      where g.order_id = o.order_id) as gifts
  where o.order_id = new.order_id
    and (o.product_count, o.products_amount, o.tax_amount, o.discount_amount, o.paid_amount) is distinct from
      (lines.product_count, lines.amount, lines.tax, discounts.amount, captured.amount + gifts.amount);
  if found then
    raise 'The amounts of order % are not the sums of its lines, discounts and payments.', new.order_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;

/**
 * Function `touch_order_product`, of the trigger `order_product_variants_touch_line`. The update of the line makes sessions
 * that change variants of one line wait for each other, and its triggers check the line. No constraint does that.
 */
export const touchOrderProduct = {
  kind: 'function',
  name: 'touch_order_product',
  arguments: '',
  doc: 'Updates the line whose variants change, so that its rules apply. No constraint reads another table.',
  definition: `create function public.touch_order_product() returns trigger language plpgsql as $$
begin
  update public.order_products set product_count = product_count
  where (order_id, product_id) in ((old.order_id, old.product_id), (new.order_id, new.product_id));
  return null;
end $$`,
} as const;

/**
 * Function `check_order_product_sums`, of the trigger `order_products_sums`. It runs at the end of the transaction, which
 * has updated the line, so other sessions do not change its variants. No constraint reads another table.
 */
export const checkOrderProductSums = {
  kind: 'function',
  name: 'check_order_product_sums',
  arguments: '',
  doc: 'Rejects a line whose variants do not add up to it. No constraint reads another table.',
  definition: `create function public.check_order_product_sums() returns trigger language plpgsql as $$
begin
  perform from public.order_products as l,
    lateral (select count(*) as variants, coalesce(sum(v.product_count), 0) as product_count,
      coalesce(sum(v.product_count * v.unit_price), 0) as amount from public.order_product_variants as v
      where v.order_id = l.order_id and v.product_id = l.product_id) as listed
  where l.order_id = new.order_id and l.product_id = new.product_id and case when l.lists_variants
    then (l.product_count, l.amount) is distinct from (listed.product_count, listed.amount)
    else listed.variants > 0 end;
  if found then
    raise 'The variants of product % in order % do not add up to the line.', new.product_id, new.order_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $$`,
} as const;

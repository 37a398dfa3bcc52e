/**
 * The histories of the orders. The triggers of the schema write events and sums as in a shop, so the rows follow from
 * statements; they use no clock and no random numbers. An order in 50 is cancelled, and the latest ones are still open.
 */
export const orderHistories: readonly string[] = [
  // Of three or more items of a product, some are of a second variant.
  `insert into public.order_product_variants (order_id, product_id, variant_id, product_count, sku, unit_price)
   select order_id, product_id, variant_id,
     case when place = 2 then product_count / 3 when variants > 1 then product_count - product_count / 3
       else product_count end, sku, amount / product_count
   from (select l.order_id, l.product_id, l.product_count, l.amount, v.variant_id, v.sku,
       count(*) over line as variants,
       row_number() over (partition by l.order_id, l.product_id order by (v.variant_id + l.order_id) % 3, v.variant_id) as place
     from public.order_products as l join public.variants as v on v.product_id = l.product_id
     window line as (partition by l.order_id, l.product_id)) as chosen
   where place = 1 or place = 2 and product_count >= 3
   order by order_id, product_id, place`,
  `insert into public.order_addresses (order_id, kind, recipient, street, city, postal_code, country)
   select o.order_id, a.kind, a.recipient, a.street, a.city, a.postal_code, a.country
   from public.orders as o join public.addresses as a on a.customer_id = o.customer_id order by o.order_id, a.kind`,
  `insert into public.payments (order_id, currency, amount, status, provider, provider_reference, created_at)
   select order_id, currency, total, 'failed', 'card', 'card-' || order_id || '-1', order_date + interval '1 minute'
   from public.orders where order_id % 25 = 3 order by order_id`,
  `insert into public.payments (order_id, currency, amount, status, provider, provider_reference, created_at)
   select order_id, currency, total - paid_amount, 'captured', provider, provider || '-' || order_id, order_date + interval '1 hour'
   from public.orders, lateral (select case order_id % 3 when 0 then 'bank' else 'card' end) as _ (provider)
   where order_id % 50 <> 0 and order_date < '2025-12-31 00:00+00' and paid_amount < total order by order_id`,
  `update public.orders set status = 'paid', status_at = order_date + interval '1 hour' where paid_amount >= total`,
  `update public.orders set status = 'cancelled', status_at = order_date + interval '48 hours'
   where order_id % 50 = 0 and order_date < '2025-12-29 00:00+00'`,
  `update public.orders set status = 'shipped', status_at = order_date + (order_id % 3 + 1) * interval '24 hours'
   where status = 'paid' and order_date < '2025-12-28 00:00+00'`,
  `update public.orders set status = 'completed', status_at = status_at + interval '72 hours'
   where status = 'shipped' and order_date < '2025-12-22 00:00+00'`,
  // One product of some orders comes back.
  `insert into public.refunds (payment_id, order_id, product_id, currency, amount, provider_reference, reason, created_at)
   select distinct on (p.order_id) p.payment_id, p.order_id, l.product_id, p.currency, l.amount + l.tax_amount,
     'refund-' || p.order_id, 'The customer returned the product.', o.status_at + interval '240 hours'
   from public.payments as p
   join public.orders as o on o.order_id = p.order_id
   join public.order_products as l on l.order_id = p.order_id
   where p.status = 'captured' and o.status = 'completed' and p.order_id % 40 = 5 and l.amount > 0
   order by p.order_id, l.product_id`,
  // The messages of these histories were published long ago.
  'update public.outbox set published_at = created_at where published_at is null',
];

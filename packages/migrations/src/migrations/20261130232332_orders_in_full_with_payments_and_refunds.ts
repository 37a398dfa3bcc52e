/**
 * Orders in full, with payments and refunds
 *
 * Detected added function public.apply_order_product()
 * Detected added function public.apply_payment()
 * Detected added function public.apply_refund()
 * Detected added function public.check_order_product_sums()
 * Detected added function public.check_order_sums()
 * Detected added function public.check_payment_sums()
 * Detected added function public.erase_customer(integer)
 * Detected added function public.record_order_status()
 * Detected added function public.reject_order_event_change()
 * Detected added function public.reject_orders_status_moves()
 * Detected added function public.reject_payments_status_moves()
 * Detected added function public.set_order_number()
 * Detected added function public.stamp_order_status()
 * Detected added function public.touch_order_product()
 * Detected added table order_addresses
 * Detected added table order_events
 * Detected added table order_product_variants
 * Detected added table payments
 * Detected added table refunds
 * Detected added column order_products.tax_rate
 * Detected added column order_products.lists_variants
 * Detected added column orders.cart_id
 * Detected added column orders.number
 * Detected added column orders.status
 * Detected added column orders.status_at
 * Detected added column orders.tax_amount
 * Detected added column orders.shipping_amount
 * Detected added column orders.paid_amount
 * Detected added column products.deleted_at
 * Detected added unique constraint orders_cart_id_key (cart_id) on table orders
 * Detected added unique constraint orders_number_key (number) on table orders
 * Detected added check constraint order_products_product_count_check (product_count) on table order_products
 * Detected added check constraint order_products_tax_rate_check (tax_rate) on table order_products
 * Detected added check constraint orders_number_check (number) on table orders
 * Detected added check constraint orders_status_check (status) on table orders
 * Detected added index orders_open_idx (order_date, status) on table orders
 * Detected changed foreign key (product_id) to products(product_id) on table order_products
 * Detected added foreign key (cart_id) to carts(cart_id) on table orders
 * Detected changed foreign key (customer_id) to customers(customer_id) on table orders
 * Detected added column orders.product_count
 * Detected added check constraint orders_product_count_check (product_count, status) on table orders
 * Detected added column orders.products_amount
 * Detected added column orders.total
 * Detected added check constraint orders_paid_amount_check (paid_amount, status, total) on table orders
 * Detected added column orders.currency
 * Detected added unique constraint orders_order_id_currency_key (order_id, currency) on table orders
 * Detected changed view order_totals
 * Detected added trigger orders_fixed on orders
 * Detected added trigger orders_number on orders
 * Detected added trigger orders_record_status on orders
 * Detected added trigger orders_status_at on orders
 * Detected added trigger orders_status_moves on orders
 * Detected added trigger orders_sums on orders
 * Detected added column order_products.amount
 * Detected added column order_products.tax_amount
 * Detected added column order_products.currency
 * Detected added foreign key (order_id, currency) to orders(order_id, currency) on table order_products
 * Detected added column order_products.product_name
 * Detected added trigger order_products_sums on order_products
 * Detected added trigger order_products_while_pending on order_products
 *
 * Follows 20261130224605_carts_of_customers_and_guests.
 *
 * The downgrade loses the data of:
 * - column order_products.product_name
 * - column order_products.currency
 * - column order_products.amount
 * - column order_products.tax_rate
 * - column order_products.lists_variants
 * - column orders.cart_id
 * - column orders.number
 * - column orders.status
 * - column orders.status_at
 * - column orders.product_count
 * - column orders.products_amount
 * - column orders.tax_amount
 * - column orders.shipping_amount
 * - column orders.paid_amount
 * - column products.deleted_at
 * - table order_addresses
 * - table order_events
 * - table order_product_variants
 * - table refunds
 * - table payments
 * - column orders.currency
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.schema.alterTable('order_products', (table) => {
    table.dropForeign('product_id', 'order_products_product_id_fkey');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropForeign('customer_id', 'orders_customer_id_fkey');
  });
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_order_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_payment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  captured numeric := case when new.status = 'captured' then new.amount else 0 end
    - case when old.status = 'captured' then old.amount else 0 end;
begin
  if captured <> 0 then
    update public.orders set paid_amount = paid_amount + captured where order_id = new.order_id;
  end if;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_refund()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update public.payments set refunded = refunded + new.amount where payment_id = new.payment_id;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_order_product_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_order_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from public.orders as o,
    lateral (select coalesce(sum(l.product_count), 0) as product_count, coalesce(sum(l.amount), 0) as amount,
      coalesce(sum(l.tax_amount), 0) as tax from public.order_products as l where l.order_id = o.order_id) as lines,
    lateral (select coalesce(sum(p.amount), 0) as amount from public.payments as p
      where p.order_id = o.order_id and p.status = 'captured') as captured
  where o.order_id = new.order_id and (o.product_count, o.products_amount, o.tax_amount, o.paid_amount)
    is distinct from (lines.product_count, lines.amount, lines.tax, captured.amount);
  if found then
    raise 'The amounts of order % are not the sums of its lines and payments.', new.order_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_payment_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from public.payments as p where p.payment_id = new.payment_id and p.refunded is distinct from
    (select coalesce(sum(r.amount), 0) from public.refunds as r where r.payment_id = p.payment_id);
  if found then
    raise 'What is refunded of payment % is not the sum of its refunds.', new.payment_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.erase_customer(customer integer)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.record_order_status()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_order_event_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' and not exists (select from public.orders where order_id = old.order_id) then
    return old;
  end if;
  raise '% of % is rejected.', tg_op, tg_table_name using errcode = 'check_violation',
    constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_orders_status_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new."status" in ('pending') then return null; end if;
    raise '% does not begin as %.', 'orders.status', new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  if new."status" = old."status" or (old."status", new."status") in (('pending', 'paid'), ('pending', 'cancelled'), ('paid', 'shipped'), ('paid', 'cancelled'), ('shipped', 'completed')) then return null; end if;
  raise '% does not change from % to %.', 'orders.status', old."status", new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_payments_status_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new."status" in ('authorized', 'captured', 'failed') then return null; end if;
    raise '% does not begin as %.', 'payments.status', new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  if new."status" = old."status" or (old."status", new."status") in (('authorized', 'captured'), ('authorized', 'failed'), ('authorized', 'voided')) then return null; end if;
  raise '% does not change from % to %.', 'payments.status', old."status", new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.set_order_number()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.number := 'SO-' || lpad(new.order_id::text, 10, '0');
  return new;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.stamp_order_status()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.status = old.status or new.status_at < old.status_at then
    raise 'Order % does not have the status % since %.', new.order_id, new.status, new.status_at
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  if new.status_at = old.status_at then
    new.status_at := greatest(now(), old.status_at);
  end if;
  return new;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.touch_order_product()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update public.order_products set product_count = product_count
  where (order_id, product_id) in ((old.order_id, old.product_id), (new.order_id, new.product_id));
  return null;
end $function$`);
  await knex.schema.createTable('order_addresses', (table) => {
    table.comment('Addresses of orders, as they were when the order was placed.');
    table.integer('order_id').comment('Order that has the address.');
    table.specificType('kind', 'varchar').comment('Use of the address: billing or shipping.');
    table
      .specificType('recipient', 'varchar')
      .notNullable()
      .comment('Name of the person or company at the address.');
    table.specificType('street', 'varchar').notNullable().comment('Street and house number.');
    table.specificType('city', 'varchar').notNullable().comment('City.');
    table.specificType('postal_code', 'varchar').notNullable().comment('Postal code.');
    table.specificType('country', 'public.country').notNullable().comment('Country of the address.');
    table.primary(['order_id', 'kind']);
    table.check(
      "((kind)::text = ANY (ARRAY['billing'::character varying, 'shipping'::character varying]))",
      [],
      'order_addresses_kind_check',
    );
    table.check(
      "(((recipient)::text <> ''::text) AND ((street)::text <> ''::text) AND ((city)::text <> ''::text))",
      [],
      'order_addresses_recipient_check',
    );
  });
  await knex.schema.createTable('order_events', (table) => {
    table.comment('History of the status of orders.');
    table
      .specificType('event_id', 'bigint generated always as identity')
      .comment('Event number. Later events of an order have larger ones.');
    table
      .timestamp('created_at', { useTz: true })
      .defaultTo(knex.raw('now()'))
      .comment('Time since when the order has the status.');
    table.integer('order_id').notNullable().comment('Order whose status changed.');
    table.specificType('from_status', 'varchar').comment('Previous status; null for a new order.');
    table.specificType('to_status', 'varchar').notNullable().comment('Status that the order got.');
    table.primary(['event_id', 'created_at']);
    table.index(['order_id', 'event_id'], 'order_events_order_id_event_id_idx');
  });
  await knex.schema.createTable('order_product_variants', (table) => {
    table.comment('Variants of the products in each order, with quantities.');
    table.integer('order_id').comment('Order of the line.');
    table.integer('product_id').comment('Product of the line.');
    table.integer('variant_id').comment('Variant that was ordered.');
    table.integer('product_count').notNullable().defaultTo(1).comment('Quantity ordered.');
    table.specificType('sku', 'public.sku').notNullable().comment('SKU of the variant when it was ordered.');
    table
      .specificType('unit_price', 'public.amount')
      .notNullable()
      .comment('Price of one item, without tax.');
    table.primary(['order_id', 'product_id', 'variant_id']);
    table.check('(product_count > 0)', [], 'order_product_variants_product_count_check');
    table.index(['variant_id', 'product_id'], 'order_product_variants_variant_id_product_id_idx');
    table
      .foreign(['variant_id', 'product_id'], 'order_product_variants_variant_id_product_id_fkey')
      .references(['variant_id', 'product_id'])
      .inTable('variants')
      .onDelete('RESTRICT');
  });
  await knex.schema.createTable('payments', (table) => {
    table.comment('Payments for orders.');
    table
      .specificType('payment_id', 'integer generated always as identity')
      .primary()
      .comment('Payment number.');
    table.integer('order_id').notNullable().comment('Order that is paid.');
    table.specificType('currency', 'public.currency').notNullable().comment('Currency of the order.');
    table
      .specificType('amount', 'public.amount')
      .notNullable()
      .comment('Amount that is authorized or captured.');
    table
      .specificType('status', 'varchar')
      .notNullable()
      .defaultTo('authorized')
      .comment('Status of the payment: authorized, captured, failed or voided.');
    table.specificType('provider', 'varchar').notNullable().comment('Provider of the payment.');
    table
      .specificType('provider_reference', 'varchar')
      .notNullable()
      .comment('Reference of the payment at the provider.');
    table
      .specificType('refunded', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Sum of the refunds.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the payment was made.');
    table.unique(['payment_id', 'order_id', 'currency'], {
      indexName: 'payments_payment_id_order_id_currency_key',
    });
    table.unique(['provider', 'provider_reference'], {
      indexName: 'payments_provider_provider_reference_key',
    });
    table.check('((amount)::numeric > (0)::numeric)', [], 'payments_amount_check');
    table.check(
      "(((provider)::text <> ''::text) AND ((provider_reference)::text <> ''::text))",
      [],
      'payments_provider_check',
    );
    table.check(
      "((refunded)::numeric <=\nCASE status\n    WHEN 'captured'::text THEN (amount)::numeric\n    ELSE (0)::numeric\nEND)",
      [],
      'payments_refunded_check',
    );
    table.check(
      "((status)::text = ANY (ARRAY['authorized'::character varying, 'captured'::character varying, 'failed'::character varying, 'voided'::character varying]))",
      [],
      'payments_status_check',
    );
    table.index(['order_id', 'currency'], 'payments_order_id_currency_idx');
  });
  await knex.schema.createTable('refunds', (table) => {
    table.comment('Refunds of payments.');
    table
      .specificType('refund_id', 'integer generated always as identity')
      .primary()
      .comment('Refund number.');
    table.integer('payment_id').notNullable().comment('Payment of which an amount is paid back.');
    table.integer('order_id').notNullable().comment('Order of the payment.');
    table.integer('product_id').comment('Product of the order that is refunded; null for other reasons.');
    table.specificType('currency', 'public.currency').notNullable().comment('Currency of the payment.');
    table.specificType('amount', 'public.amount').notNullable().comment('Amount that is paid back.');
    table
      .specificType('provider_reference', 'varchar')
      .notNullable()
      .comment('Reference of the refund at the provider of the payment.');
    table.specificType('reason', 'varchar').notNullable().comment('Reason of the refund.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time of the refund.');
    table.unique(['payment_id', 'provider_reference'], {
      indexName: 'refunds_payment_id_provider_reference_key',
    });
    table.check('((amount)::numeric > (0)::numeric)', [], 'refunds_amount_check');
    table.check(
      "(((reason)::text <> ''::text) AND ((provider_reference)::text <> ''::text))",
      [],
      'refunds_reason_check',
    );
    table.index(['order_id', 'product_id'], 'refunds_order_id_product_id_idx');
    table
      .foreign(['payment_id', 'order_id', 'currency'], 'refunds_payment_id_order_id_currency_fkey')
      .references(['payment_id', 'order_id', 'currency'])
      .inTable('payments')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('order_products', (table) => {
    table
      .decimal('tax_rate', 5, 4)
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Rate of the tax: 0.1900 is 19 %.');
    table
      .boolean('lists_variants')
      .comment(
        'Whether the line lists its variants; false for a product without variants, and for lines of before 4.0.',
      );
  });
  await knex.raw(
    'UPDATE "public"."order_products" SET "lists_variants" = false WHERE "lists_variants" IS NULL',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.integer('cart_id').comment('Cart that was ordered; null for an order without a cart.');
    table
      .specificType('number', 'varchar')
      .comment('Order number as customers read it; by default SO-0000000042 for order 42.');
  });
  await knex.raw(
    'UPDATE "public"."orders" SET "number" = \'SO-\' || lpad(order_id::text, 10, \'0\') WHERE "number" IS NULL',
  );
  await knex.schema.alterTable('orders', (table) => {
    table
      .specificType('status', 'varchar')
      .notNullable()
      .defaultTo('pending')
      .comment('Status of the order: pending, paid, shipped, completed or cancelled.');
    table.timestamp('status_at', { useTz: true }).comment('Time since when the order has its status.');
  });
  await knex.raw('UPDATE "public"."orders" SET "status_at" = order_date WHERE "status_at" IS NULL');
  await knex.schema.alterTable('orders', (table) => {
    table
      .specificType('tax_amount', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Tax on the items.');
    table
      .specificType('shipping_amount', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Price of the shipment, with tax.');
    table
      .specificType('paid_amount', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Sum of the captured payments.');
  });
  await knex.schema.alterTable('products', (table) => {
    table
      .timestamp('deleted_at', { useTz: true })
      .comment('Time when the product was taken out of the catalog; null for a product of today.');
  });
  await knex.raw('ALTER TABLE "public"."order_products" ALTER COLUMN "lists_variants" SET DEFAULT true');
  await knex.raw('ALTER TABLE "public"."orders" ALTER COLUMN "number" SET DEFAULT \'\'::character varying');
  await knex.raw('ALTER TABLE "public"."orders" ALTER COLUMN "status_at" SET DEFAULT now()');
  await knex.schema.alterTable('order_products', (table) => {
    table.dropNullable('lists_variants');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropNullable('number');
    table.dropNullable('status_at');
    table.unique(['cart_id'], { indexName: 'orders_cart_id_key' });
    table.unique(['number'], { indexName: 'orders_number_key' });
  });
  await knex.schema.alterTable('order_products', (table) => {
    table.check('(product_count > 0)', [], 'order_products_product_count_check');
    table.check(
      '((tax_rate >= (0)::numeric) AND (tax_rate <= (1)::numeric))',
      [],
      'order_products_tax_rate_check',
    );
  });
  await knex.schema.alterTable('orders', (table) => {
    table.check("((number)::text <> ''::text)", [], 'orders_number_check');
    table.check(
      "((status)::text = ANY (ARRAY['pending'::character varying, 'paid'::character varying, 'shipped'::character varying, 'completed'::character varying, 'cancelled'::character varying]))",
      [],
      'orders_status_check',
    );
  });
  await knex.raw(
    'CREATE INDEX "orders_open_idx" ON "public"."orders" USING "btree" ("order_date") WHERE ((status)::text = ANY (ARRAY[\'pending\'::character varying, \'paid\'::character varying]))',
  );
  await knex.schema.alterTable('order_addresses', (table) => {
    table
      .foreign('order_id', 'order_addresses_order_id_fkey')
      .references('order_id')
      .inTable('orders')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('order_events', (table) => {
    table
      .foreign('order_id', 'order_events_order_id_fkey')
      .references('order_id')
      .inTable('orders')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('order_product_variants', (table) => {
    table
      .foreign(['order_id', 'product_id'], 'order_product_variants_order_id_product_id_fkey')
      .references(['order_id', 'product_id'])
      .inTable('order_products')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('order_products', (table) => {
    table
      .foreign('product_id', 'order_products_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('orders', (table) => {
    table
      .foreign('cart_id', 'orders_cart_id_fkey')
      .references('cart_id')
      .inTable('carts')
      .onDelete('RESTRICT');
    table
      .foreign('customer_id', 'orders_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('refunds', (table) => {
    table
      .foreign(['order_id', 'product_id'], 'refunds_order_id_product_id_fkey')
      .references(['order_id', 'product_id'])
      .inTable('order_products')
      .onDelete('RESTRICT');
  });
  // The first event of each order of before.
  await knex.raw(`INSERT INTO "public"."order_events" ("order_id", "to_status", "created_at")
SELECT order_id, status, status_at FROM public.orders ORDER BY order_id`);
  await knex.raw(
    'CREATE TRIGGER order_events_append_only BEFORE DELETE OR UPDATE ON public.order_events FOR EACH ROW EXECUTE FUNCTION public.reject_order_event_change()',
  );
  await knex.raw(
    'CREATE TRIGGER order_events_no_truncate BEFORE TRUNCATE ON public.order_events FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER order_events_written_by_orders AFTER INSERT ON public.order_events FOR EACH ROW WHEN ((pg_trigger_depth() = 0)) EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER order_product_variants_touch_line AFTER INSERT OR DELETE OR UPDATE ON public.order_product_variants FOR EACH ROW EXECUTE FUNCTION public.touch_order_product()',
  );
  await knex.raw(
    'CREATE TRIGGER payments_apply AFTER INSERT OR UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION public.apply_payment()',
  );
  await knex.raw(
    "CREATE TRIGGER payments_fixed BEFORE UPDATE ON public.payments FOR EACH ROW WHEN (((old.order_id IS DISTINCT FROM new.order_id) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR ((old.provider)::text IS DISTINCT FROM (new.provider)::text) OR ((old.provider_reference)::text IS DISTINCT FROM (new.provider_reference)::text) OR (((old.status)::text <> 'authorized'::text) AND ((old.amount)::numeric <> (new.amount)::numeric)))) EXECUTE FUNCTION public.reject_write()",
  );
  await knex.raw(
    'CREATE TRIGGER payments_no_deletion BEFORE DELETE ON public.payments FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER payments_no_truncate BEFORE TRUNCATE ON public.payments FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER payments_status_moves AFTER INSERT OR UPDATE ON public.payments FOR EACH ROW EXECUTE FUNCTION public.reject_payments_status_moves()',
  );
  await knex.raw(
    'CREATE CONSTRAINT TRIGGER payments_sums AFTER INSERT OR UPDATE ON public.payments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_payment_sums()',
  );
  await knex.raw(
    'CREATE TRIGGER refunds_append_only BEFORE DELETE OR UPDATE ON public.refunds FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER refunds_apply AFTER INSERT ON public.refunds FOR EACH ROW EXECUTE FUNCTION public.apply_refund()',
  );
  await knex.raw(
    'CREATE TRIGGER refunds_no_truncate BEFORE TRUNCATE ON public.refunds FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_addresses_kind_check" ON "public"."order_addresses" IS \'An address of an order is for billing or for shipping.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_addresses_recipient_check" ON "public"."order_addresses" IS \'An address of an order has a recipient, a street and a city.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_product_variants_product_count_check" ON "public"."order_product_variants" IS \'At least one item of a variant is ordered.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_product_variants_variant_id_product_id_fkey" ON "public"."order_product_variants" IS \'The variant is of the product of the line.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_products_product_count_check" ON "public"."order_products" IS \'A line is of at least one item.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_products_tax_rate_check" ON "public"."order_products" IS \'A rate of tax is between 0 and 1.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_number_check" ON "public"."orders" IS \'An order has a number for customers.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_status_check" ON "public"."orders" IS \'orders.status is pending, paid, shipped, completed or cancelled.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_amount_check" ON "public"."payments" IS \'A payment is of more than 0.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_payment_id_order_id_currency_key" ON "public"."payments" IS \'A payment has one order and one currency.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_provider_check" ON "public"."payments" IS \'A payment has a provider and its reference.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_provider_provider_reference_key" ON "public"."payments" IS \'A provider has one payment with a reference.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_refunded_check" ON "public"."payments" IS \'No more is refunded than was captured.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_status_check" ON "public"."payments" IS \'payments.status is authorized, captured, failed or voided.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "refunds_amount_check" ON "public"."refunds" IS \'A refund is of more than 0.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "refunds_order_id_product_id_fkey" ON "public"."refunds" IS \'The product that is refunded is in the order.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "refunds_payment_id_order_id_currency_fkey" ON "public"."refunds" IS \'A refund has the order and the currency of its payment.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "refunds_payment_id_provider_reference_key" ON "public"."refunds" IS \'A payment has one refund with a reference.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "refunds_reason_check" ON "public"."refunds" IS \'A refund has a reason and the reference of the provider.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_order_product"() IS \'Adds a line to the amounts of its order, and rejects it if the order is not pending. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_payment"() IS \'Adds a captured payment to its order. No constraint writes rows of another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_refund"() IS \'Adds a refund to its payment. No constraint writes rows of another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_order_product_sums"() IS \'Rejects a line whose variants do not add up to it. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_order_sums"() IS \'Rejects amounts of an order that are not the sums of its lines and payments. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_payment_sums"() IS \'Rejects a refunded amount that is not the sum of the refunds. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."erase_customer"(integer) IS \'Erases the personal data of a customer and keeps the books.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."record_order_status"() IS \'Writes an event and a message for each status of an order. No constraint writes rows of another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_order_event_change"() IS \'Rejects changes of events, except their deletion with the order. A constraint does not see a deletion.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_orders_status_moves"() IS \'Rejects values of orders.status that do not follow its graph. A check does not see the previous value.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_payments_status_moves"() IS \'Rejects values of payments.status that do not follow its graph. A check does not see the previous value.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."set_order_number"() IS \'Derives the number of an order for customers. A default does not see the other columns.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."stamp_order_status"() IS \'Sets the time of a new status, and rejects one before the previous status. A check does not see the previous row.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."touch_order_product"() IS \'Updates the line whose variants change, so that its rules apply. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_events_append_only" ON "public"."order_events" IS \'An event does not change, and is deleted only with its order.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_events_no_truncate" ON "public"."order_events" IS \'The events of orders are not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_events_written_by_orders" ON "public"."order_events" IS \'Only a change of the status of an order writes an event.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_product_variants_touch_line" ON "public"."order_product_variants" IS \'A change of the variants updates their line, so its rules apply.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_apply" ON "public"."payments" IS \'A captured payment updates its order.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_fixed" ON "public"."payments" IS \'The order, currency and reference of a payment do not change, and neither does its amount after the authorization.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_no_deletion" ON "public"."payments" IS \'A payment is not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_no_truncate" ON "public"."payments" IS \'The payments are not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_status_moves" ON "public"."payments" IS \'payments.status begins as authorized, captured or failed. It changes from authorized to captured, failed or voided.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "payments_sums" ON "public"."payments" IS \'What is refunded of a payment is the sum of its refunds.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "refunds_append_only" ON "public"."refunds" IS \'A refund is not changed or deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "refunds_apply" ON "public"."refunds" IS \'A refund updates its payment.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "refunds_no_truncate" ON "public"."refunds" IS \'The refunds are not truncated.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.integer('product_count').comment('Number of items in the order.');
  });
  await knex.raw(`UPDATE "public"."orders" SET "product_count" = (select coalesce(sum(l.product_count), 0) from public.order_products as l
        where l.order_id = orders.order_id) WHERE "product_count" IS NULL`);
  await knex.raw('ALTER TABLE "public"."orders" ALTER COLUMN "product_count" SET DEFAULT 0');
  await knex.schema.alterTable('orders', (table) => {
    table.check(
      "((product_count > 0) OR ((product_count = 0) AND ((status)::text = ANY (ARRAY['pending'::character varying, 'cancelled'::character varying]))))",
      [],
      'orders_product_count_check',
    );
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_product_count_check" ON "public"."orders" IS \'An order that is paid has products.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.dropNullable('product_count');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.specificType('products_amount', 'public.amount').comment('Price of the items, without tax.');
  });
  await knex.raw(`UPDATE "public"."orders" SET "products_amount" = (select coalesce(sum(l.product_count * p.price), 0) from public.order_products as l
        join public.products as p on p.product_id = l.product_id where l.order_id = orders.order_id) WHERE "products_amount" IS NULL`);
  await knex.raw('ALTER TABLE "public"."orders" ALTER COLUMN "products_amount" SET DEFAULT 0');
  await knex.schema.alterTable('orders', (table) => {
    table
      .specificType(
        'total',
        'public.amount GENERATED ALWAYS AS ((((products_amount)::numeric + (tax_amount)::numeric) + (shipping_amount)::numeric)) STORED',
      )
      .notNullable()
      .comment('What the customer pays: items, tax and shipment.');
    table.check(
      "(((status)::text = ANY (ARRAY['pending'::character varying, 'cancelled'::character varying])) OR ((paid_amount)::numeric >= (total)::numeric))",
      [],
      'orders_paid_amount_check',
    );
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_paid_amount_check" ON "public"."orders" IS \'An order is paid if its captured payments cover its total.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.specificType('currency', 'public.currency').comment('Currency of all amounts of the order.');
  });
  await knex.raw(`UPDATE "public"."orders" SET "currency" = coalesce((select min(p.currency) from public.order_products as l
        join public.products as p on p.product_id = l.product_id where l.order_id = orders.order_id), 'EUR') WHERE "currency" IS NULL`);
  await knex.schema.alterTable('orders', (table) => {
    table.unique(['order_id', 'currency'], { indexName: 'orders_order_id_currency_key' });
  });
  await knex.schema.alterTable('payments', (table) => {
    table
      .foreign(['order_id', 'currency'], 'payments_order_id_currency_fkey')
      .references(['order_id', 'currency'])
      .inTable('orders')
      .onDelete('RESTRICT');
  });
  await knex.raw(`CREATE VIEW "public"."order_totals" AS
SELECT order_id,
    customer_id,
    order_date,
    status,
    currency,
    product_count,
    products_amount,
    tax_amount,
    shipping_amount,
    total,
    paid_amount
   FROM public.orders`);
  await knex.raw(
    "CREATE TRIGGER orders_fixed BEFORE UPDATE ON public.orders FOR EACH ROW WHEN ((((old.status)::text <> 'pending'::text) AND (((old.number)::text IS DISTINCT FROM (new.number)::text) OR (old.customer_id IS DISTINCT FROM new.customer_id) OR (old.order_date IS DISTINCT FROM new.order_date) OR ((old.currency)::text IS DISTINCT FROM (new.currency)::text) OR ((old.shipping_amount)::numeric IS DISTINCT FROM (new.shipping_amount)::numeric)))) EXECUTE FUNCTION public.reject_write()",
  );
  await knex.raw(
    "CREATE TRIGGER orders_number BEFORE INSERT ON public.orders FOR EACH ROW WHEN (((new.number)::text = ''::text)) EXECUTE FUNCTION public.set_order_number()",
  );
  await knex.raw(
    'CREATE TRIGGER orders_record_status AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.record_order_status()',
  );
  await knex.raw(
    'CREATE TRIGGER orders_status_at BEFORE UPDATE ON public.orders FOR EACH ROW WHEN ((((old.status)::text IS DISTINCT FROM (new.status)::text) OR (old.status_at IS DISTINCT FROM new.status_at))) EXECUTE FUNCTION public.stamp_order_status()',
  );
  await knex.raw(
    'CREATE TRIGGER orders_status_moves AFTER INSERT OR UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION public.reject_orders_status_moves()',
  );
  await knex.raw(
    'CREATE CONSTRAINT TRIGGER orders_sums AFTER INSERT OR UPDATE ON public.orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_order_sums()',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."currency" IS \'Currency of the amounts.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Customer who placed the order.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'Time when the order was placed.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'Order number.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."paid_amount" IS \'Sum of the captured payments.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."product_count" IS \'Number of items in the order.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."products_amount" IS \'Price of the items, without tax.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."shipping_amount" IS \'Price of the shipment, with tax.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."status" IS \'Status of the order.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."tax_amount" IS \'Tax on the items.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."total" IS \'What the customer pays.\'');
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_order_id_currency_key" ON "public"."orders" IS \'An order has one currency.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "payments_order_id_currency_fkey" ON "public"."payments" IS \'A payment has the currency of its order. An order with payments is not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_fixed" ON "public"."orders" IS \'The number, customer, date, currency and shipping price of an order change only while it is pending.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_number" ON "public"."orders" IS \'An order without a number for customers gets one.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_record_status" ON "public"."orders" IS \'Each status of an order writes an event.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_status_at" ON "public"."orders" IS \'The time of a status changes with the status only, and is not before that of the previous one.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_status_moves" ON "public"."orders" IS \'orders.status begins as pending. It changes from pending to paid or cancelled, from paid to shipped or cancelled, and from shipped to completed.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_sums" ON "public"."orders" IS \'The amounts of an order are the sums of its lines and of its captured payments.\'',
  );
  await knex.raw(
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
  await knex.schema.alterTable('order_products', (table) => {
    table.specificType('amount', 'public.amount').comment('Price of all items of the line, without tax.');
  });
  await knex.raw(
    'UPDATE "public"."order_products" SET "amount" = (select product_count * p.price from public.products as p where p.product_id = order_products.product_id) WHERE "amount" IS NULL',
  );
  await knex.schema.alterTable('order_products', (table) => {
    table
      .specificType(
        'tax_amount',
        'public.amount GENERATED ALWAYS AS (round(((amount)::numeric * tax_rate), 2)) STORED',
      )
      .notNullable()
      .comment('Tax on the amount.');
    table.specificType('currency', 'public.currency').comment('Currency of the order.');
  });
  await knex.raw(
    'UPDATE "public"."order_products" SET "currency" = (select p.currency from public.products as p where p.product_id = order_products.product_id) WHERE "currency" IS NULL',
  );
  await knex.schema.alterTable('order_products', (table) => {
    table
      .foreign(['order_id', 'currency'], 'order_products_order_id_currency_fkey')
      .references(['order_id', 'currency'])
      .inTable('orders')
      .onDelete('CASCADE');
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_products_order_id_currency_fkey" ON "public"."order_products" IS \'A line has the currency of its order.\'',
  );
  await knex.schema.alterTable('order_products', (table) => {
    table.specificType('product_name', 'varchar').comment('Name of the product when it was ordered.');
  });
  await knex.raw(
    'UPDATE "public"."order_products" SET "product_name" = (select p.product_name from public.products as p where p.product_id = order_products.product_id) WHERE "product_name" IS NULL',
  );
  await knex.raw(
    'CREATE CONSTRAINT TRIGGER order_products_sums AFTER INSERT OR UPDATE ON public.order_products DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_order_product_sums()',
  );
  await knex.raw(
    'CREATE TRIGGER order_products_while_pending AFTER INSERT OR DELETE OR UPDATE ON public.order_products FOR EACH ROW EXECUTE FUNCTION public.apply_order_product()',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_products_sums" ON "public"."order_products" IS \'The variants of a line add up to its quantity and its amount.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_products_while_pending" ON "public"."order_products" IS \'The lines of an order and their variants change only while it is pending.\'',
  );
  await knex.schema.alterTable('order_products', (table) => {
    table.dropNullable('amount');
    table.dropNullable('currency');
    table.dropNullable('product_name');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropNullable('currency');
    table.dropNullable('products_amount');
  });
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.schema.alterTable('orders', (table) => {
    table.dropChecks('orders_paid_amount_check');
    table.dropChecks('orders_product_count_check');
  });
  await knex.raw('DROP TRIGGER "order_products_sums" ON "public"."order_products"');
  await knex.raw('DROP TRIGGER "order_products_while_pending" ON "public"."order_products"');
  await knex.raw('DROP TRIGGER "orders_fixed" ON "public"."orders"');
  await knex.raw('DROP TRIGGER "orders_number" ON "public"."orders"');
  await knex.raw('DROP TRIGGER "orders_record_status" ON "public"."orders"');
  await knex.raw('DROP TRIGGER "orders_status_at" ON "public"."orders"');
  await knex.raw('DROP TRIGGER "orders_status_moves" ON "public"."orders"');
  await knex.raw('DROP TRIGGER "orders_sums" ON "public"."orders"');
  await knex.schema.alterTable('order_products', (table) => {
    table.dropForeign(['order_id', 'currency'], 'order_products_order_id_currency_fkey');
    table.dropForeign('product_id', 'order_products_product_id_fkey');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropForeign('cart_id', 'orders_cart_id_fkey');
    table.dropForeign('customer_id', 'orders_customer_id_fkey');
    table.dropIndex(['order_date'], 'orders_open_idx');
  });
  await knex.schema.alterTable('order_products', (table) => {
    table.dropChecks('order_products_product_count_check');
    table.dropChecks('order_products_tax_rate_check');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropChecks('orders_number_check');
    table.dropChecks('orders_status_check');
    table.dropUnique(['cart_id'], 'orders_cart_id_key');
    table.dropUnique(['number'], 'orders_number_key');
  });
  await knex.raw('DROP FUNCTION "public"."apply_order_product"()');
  await knex.raw('DROP FUNCTION "public"."check_order_product_sums"()');
  await knex.raw('DROP FUNCTION "public"."check_order_sums"()');
  await knex.raw('DROP FUNCTION "public"."erase_customer"(integer)');
  await knex.raw('DROP FUNCTION "public"."record_order_status"()');
  await knex.raw('DROP FUNCTION "public"."reject_orders_status_moves"()');
  await knex.raw('DROP FUNCTION "public"."set_order_number"()');
  await knex.raw('DROP FUNCTION "public"."stamp_order_status"()');
  await knex.schema.alterTable('order_products', (table) => {
    table.dropColumn('product_name');
    table.dropColumn('currency');
    table.dropColumn('tax_amount');
    table.dropColumn('amount');
    table.dropColumn('tax_rate');
    table.dropColumn('lists_variants');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('cart_id');
    table.dropColumn('number');
    table.dropColumn('status');
    table.dropColumn('status_at');
    table.dropColumn('product_count');
    table.dropColumn('total');
    table.dropColumn('products_amount');
    table.dropColumn('tax_amount');
    table.dropColumn('shipping_amount');
    table.dropColumn('paid_amount');
  });
  await knex.schema.alterTable('products', (table) => {
    table.dropColumn('deleted_at');
  });
  await knex.schema.dropTable('order_addresses');
  await knex.schema.dropTable('order_events');
  await knex.raw('DROP FUNCTION "public"."reject_order_event_change"()');
  await knex.schema.dropTable('order_product_variants');
  await knex.raw('DROP FUNCTION "public"."touch_order_product"()');
  await knex.schema.dropTable('refunds');
  await knex.raw('DROP FUNCTION "public"."apply_refund"()');
  await knex.schema.dropTable('payments');
  await knex.schema.alterTable('orders', (table) => {
    table.dropUnique(['order_id', 'currency'], 'orders_order_id_currency_key');
  });
  await knex.raw('DROP FUNCTION "public"."apply_payment"()');
  await knex.raw('DROP FUNCTION "public"."check_payment_sums"()');
  await knex.raw('DROP FUNCTION "public"."reject_payments_status_moves"()');
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('currency');
  });
  await knex.schema.alterTable('order_products', (table) => {
    table
      .foreign('product_id', 'order_products_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('orders', (table) => {
    table
      .foreign('customer_id', 'orders_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('CASCADE');
  });
  await knex.raw(`CREATE VIEW "public"."order_totals" AS
SELECT o.order_id,
    o.customer_id,
    o.order_date,
    p.currency,
    COALESCE(sum(l.product_count), (0)::bigint) AS product_count,
    COALESCE(sum(((l.product_count)::numeric * (p.price)::numeric)), (0)::numeric) AS total
   FROM ((public.orders o
     LEFT JOIN public.order_products l ON ((l.order_id = o.order_id)))
     LEFT JOIN public.products p ON ((p.product_id = l.product_id)))
  GROUP BY o.order_id, p.currency`);
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."currency" IS \'Currency of the total; null without products.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Customer who placed the order.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'Time when the order was placed.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'Order number.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."product_count" IS \'Number of items in the order.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."total" IS \'Total price of the items.\'');
  await knex.raw(
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
}

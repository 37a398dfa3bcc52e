/**
 * Discounts, gift cards and views
 *
 * Detected added function public.apply_discounts()
 * Detected added function public.apply_gift_card_movement()
 * Detected added function public.check_gift_card_sums()
 * Detected added function public.check_order_gift_card_sums()
 * Detected changed function public.check_order_sums()
 * Detected added table discounts
 * Detected added table gift_card_movements
 * Detected added table gift_cards
 * Detected added table order_discounts
 * Detected added table order_gift_cards
 * Detected added column orders.discount_amount
 * Detected added view available_stock
 * Detected changed comment on column orders.paid_amount
 * Detected changed comment on routine check_order_sums
 * Detected changed comment on trigger orders.orders_sums
 * Detected added check constraint orders_discount_amount_check (discount_amount, products_amount) on table orders
 * Detected changed column orders.total
 * Detected changed view order_totals
 * Detected added materialized view revenue_by_day
 *
 * Follows 20261130232332_orders_in_full_with_payments_and_refunds.
 *
 * The downgrade loses the data of:
 * - column orders.discount_amount
 * - table gift_card_movements
 * - table order_discounts
 * - table discounts
 * - table order_gift_cards
 * - table gift_cards
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_discounts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_gift_card_movement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_gift_card_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from public.gift_cards as c where c.gift_card_id = new.gift_card_id and c.balance is distinct from
    (select coalesce(sum(m.amount), 0) from public.gift_card_movements as m where m.gift_card_id = c.gift_card_id);
  if found then
    raise 'The balance of gift card % is not the sum of its movements.', new.gift_card_id
      using errcode = 'check_violation', constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_order_gift_card_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_order_sums()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.schema.createTable('discounts', (table) => {
    table.comment('Discounts on orders.');
    table
      .specificType('discount_id', 'integer generated always as identity')
      .primary()
      .comment('Discount number.');
    table.text('code').comment('Code that customers enter; null for a discount without one.');
    table.text('kind').notNullable().comment('What it takes off: percent or fixed.');
    table.decimal('value', 14, 2).notNullable().comment('Percentage, or amount of money.');
    table
      .specificType('currency', 'public.currency')
      .comment('Currency of a fixed amount; null for a percentage.');
    table
      .specificType('valid', 'tstzrange')
      .notNullable()
      .defaultTo(knex.raw('tstzrange(now(), NULL::timestamp with time zone)'))
      .comment('Period in which orders that use it are placed; by default, from now on.');
    table.integer('max_uses').comment('Number of orders that can use it; null without a limit.');
    table.integer('used').notNullable().defaultTo(0).comment('Number of orders that use it.');
    table.unique(['code'], { indexName: 'discounts_code_key' });
    table.check("(code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'::text)", [], 'discounts_code_check');
    table.check("((kind = 'fixed'::text) = (currency IS NOT NULL))", [], 'discounts_currency_check');
    table.check("(kind = ANY (ARRAY['percent'::text, 'fixed'::text]))", [], 'discounts_kind_check');
    table.check('(max_uses > 0)', [], 'discounts_max_uses_check');
    table.check("((kind <> 'percent'::text) OR (value <= (100)::numeric))", [], 'discounts_percent_check');
    table.check('((used >= 0) AND (used <= max_uses))', [], 'discounts_used_check');
    table.check('(NOT isempty(valid))', [], 'discounts_valid_check');
    table.check("((value > (0)::numeric) AND (value <> 'NaN'::numeric))", [], 'discounts_value_check');
  });
  await knex.schema.createTable('gift_cards', (table) => {
    table.comment('Gift cards with their balances.');
    table
      .specificType('gift_card_id', 'integer generated always as identity')
      .primary()
      .comment('Gift card number.');
    table.text('code').notNullable().comment('Code that the bearer enters to pay.');
    table.specificType('currency', 'public.currency').notNullable().comment('Currency of the balance.');
    table
      .decimal('balance', 14, 2)
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('What is left; the sum of the movements.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the card was made.');
    table.unique(['code'], { indexName: 'gift_cards_code_key' });
    table.unique(['gift_card_id', 'currency'], { indexName: 'gift_cards_gift_card_id_currency_key' });
    table.check(
      "((balance >= (0)::numeric) AND (balance <> 'NaN'::numeric))",
      [],
      'gift_cards_balance_check',
    );
    table.check("(code ~ '^[A-Z0-9]{4}(-[A-Z0-9]{4}){3}$'::text)", [], 'gift_cards_code_check');
  });
  await knex.schema.createTable('gift_card_movements', (table) => {
    table.comment('Ledger of gift cards: what changed each balance, and why.');
    table
      .specificType('movement_id', 'bigint generated always as identity')
      .primary()
      .comment('Movement number.');
    table.integer('gift_card_id').notNullable().comment('Gift card whose balance changes.');
    table.specificType('currency', 'public.currency').notNullable().comment('Currency of the gift card.');
    table.text('reason').notNullable().comment('Reason: issue, correction, payment or refund.');
    table
      .decimal('amount', 14, 2)
      .notNullable()
      .comment('What is added to the balance; negative if it is taken off.');
    table.integer('order_id').comment('Order that is paid or refunded.');
    table
      .timestamp('moved_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time of the movement.');
    table.check(
      "((amount <> 'NaN'::numeric) AND\nCASE reason\n    WHEN 'payment'::text THEN (amount < (0)::numeric)\n    WHEN 'correction'::text THEN (amount <> (0)::numeric)\n    ELSE (amount > (0)::numeric)\nEND)",
      [],
      'gift_card_movements_amount_check',
    );
    table.check(
      "((reason = ANY (ARRAY['payment'::text, 'refund'::text])) = (order_id IS NOT NULL))",
      [],
      'gift_card_movements_order_id_check',
    );
    table.check(
      "(reason = ANY (ARRAY['issue'::text, 'correction'::text, 'payment'::text, 'refund'::text]))",
      [],
      'gift_card_movements_reason_check',
    );
    table.index(['gift_card_id', 'currency'], 'gift_card_movements_gift_card_id_currency_idx');
    table.index(['order_id', 'currency'], 'gift_card_movements_order_id_currency_idx');
    table
      .foreign(['gift_card_id', 'currency'], 'gift_card_movements_gift_card_id_currency_fkey')
      .references(['gift_card_id', 'currency'])
      .inTable('gift_cards')
      .onDelete('RESTRICT');
  });
  await knex.schema.createTable('order_discounts', (table) => {
    table.comment('Discounts that orders use.');
    table.integer('order_id').comment('Order that uses the discount.');
    table.integer('discount_id').comment('Discount that is used.');
    table.specificType('currency', 'public.currency').notNullable().comment('Currency of the order.');
    table.specificType('amount', 'public.amount').notNullable().comment('Amount that is taken off.');
    table.primary(['order_id', 'discount_id']);
    table.index(['discount_id'], 'order_discounts_discount_id_idx');
    table.index(['order_id', 'currency'], 'order_discounts_order_id_currency_idx');
    table
      .foreign('discount_id', 'order_discounts_discount_id_fkey')
      .references('discount_id')
      .inTable('discounts')
      .onDelete('RESTRICT');
  });
  await knex.schema.createTable('order_gift_cards', (table) => {
    table.comment('What gift cards paid for orders. Only movements write rows.');
    table.integer('order_id').comment('Order that is paid.');
    table.integer('gift_card_id').comment('Gift card that pays.');
    table
      .specificType('currency', 'public.currency')
      .notNullable()
      .comment('Currency of the order and of the gift card.');
    table
      .specificType('amount', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Sum of the payments.');
    table
      .specificType('refunded', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Sum of the refunds.');
    table.primary(['order_id', 'gift_card_id']);
    table.check('((refunded)::numeric <= (amount)::numeric)', [], 'order_gift_cards_refunded_check');
    table.index(['gift_card_id', 'currency'], 'order_gift_cards_gift_card_id_currency_idx');
    table.index(['order_id', 'currency'], 'order_gift_cards_order_id_currency_idx');
    table
      .foreign(['gift_card_id', 'currency'], 'order_gift_cards_gift_card_id_currency_fkey')
      .references(['gift_card_id', 'currency'])
      .inTable('gift_cards')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('orders', (table) => {
    table
      .specificType('discount_amount', 'public.amount')
      .notNullable()
      .defaultTo(knex.raw('0'))
      .comment('Sum of the discounts on the items.');
  });
  await knex.schema.alterTable('gift_card_movements', (table) => {
    table
      .foreign(['order_id', 'currency'], 'gift_card_movements_order_id_currency_fkey')
      .references(['order_id', 'currency'])
      .inTable('orders')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('order_discounts', (table) => {
    table
      .foreign(['order_id', 'currency'], 'order_discounts_order_id_currency_fkey')
      .references(['order_id', 'currency'])
      .inTable('orders')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('order_gift_cards', (table) => {
    table
      .foreign(['order_id', 'currency'], 'order_gift_cards_order_id_currency_fkey')
      .references(['order_id', 'currency'])
      .inTable('orders')
      .onDelete('RESTRICT');
  });
  await knex.raw(`CREATE VIEW "public"."available_stock" AS
SELECT l.variant_id,
    sum(l.on_hand) AS on_hand,
    (sum(((l.on_hand - l.reserved) + COALESCE(e.expired, (0)::bigint))))::bigint AS available
   FROM (public.stock_levels l
     LEFT JOIN LATERAL ( SELECT sum(r.open_count) AS expired
           FROM public.stock_reservations r
          WHERE ((r.variant_id = l.variant_id) AND (r.location_id = l.location_id) AND (r.open_count > 0) AND (r.expires_at <= now()))) e ON (true))
  GROUP BY l.variant_id`);
  await knex.raw(
    'CREATE TRIGGER discounts_begin_unused BEFORE INSERT ON public.discounts FOR EACH ROW WHEN ((new.used <> 0)) EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    "CREATE TRIGGER discounts_recorded AFTER INSERT OR DELETE OR UPDATE ON public.discounts FOR EACH ROW EXECUTE FUNCTION public.record_change('discount_id', 'without', 'used')",
  );
  await knex.raw(
    "CREATE TRIGGER discounts_truncate_recorded AFTER TRUNCATE ON public.discounts FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('discount_id', 'without', 'used')",
  );
  await knex.raw(
    'CREATE TRIGGER discounts_used_by_orders BEFORE UPDATE ON public.discounts FOR EACH ROW WHEN (((old.used <> new.used) AND (pg_trigger_depth() = 0))) EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER gift_card_movements_append_only BEFORE DELETE OR UPDATE ON public.gift_card_movements FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER gift_card_movements_apply AFTER INSERT ON public.gift_card_movements FOR EACH ROW EXECUTE FUNCTION public.apply_gift_card_movement()',
  );
  await knex.raw(
    'CREATE TRIGGER gift_card_movements_no_truncate BEFORE TRUNCATE ON public.gift_card_movements FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER gift_cards_no_truncate BEFORE TRUNCATE ON public.gift_cards FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE CONSTRAINT TRIGGER gift_cards_sums AFTER INSERT OR UPDATE ON public.gift_cards DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_gift_card_sums()',
  );
  await knex.raw(
    'CREATE TRIGGER order_discounts_apply AFTER INSERT ON public.order_discounts REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.apply_discounts()',
  );
  await knex.raw(
    'CREATE TRIGGER order_discounts_no_truncate BEFORE TRUNCATE ON public.order_discounts FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER order_discounts_no_update BEFORE UPDATE ON public.order_discounts FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER order_discounts_return AFTER DELETE ON public.order_discounts REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.apply_discounts()',
  );
  await knex.raw(
    'CREATE TRIGGER order_gift_cards_no_deletion BEFORE DELETE ON public.order_gift_cards FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER order_gift_cards_no_truncate BEFORE TRUNCATE ON public.order_gift_cards FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE CONSTRAINT TRIGGER order_gift_cards_sums AFTER INSERT OR UPDATE ON public.order_gift_cards DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.check_order_gift_card_sums()',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."available_stock"."available" IS \'Units that are not reserved, or whose reservation expired.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."available_stock"."on_hand" IS \'Units at all locations, those reserved included.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."available_stock"."variant_id" IS \'Variant.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."orders"."paid_amount" IS \'Sum of the captured payments and of those by gift card.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_code_check" ON "public"."discounts" IS \'A code has upper-case letters and digits, in groups joined by single hyphens.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_currency_check" ON "public"."discounts" IS \'A fixed amount has a currency, and a percentage has none.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_kind_check" ON "public"."discounts" IS \'A discount is a percentage or a fixed amount.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_max_uses_check" ON "public"."discounts" IS \'A discount can be used at least once.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_percent_check" ON "public"."discounts" IS \'A percentage is at most 100.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_used_check" ON "public"."discounts" IS \'A discount is used by no more orders than its limit.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_valid_check" ON "public"."discounts" IS \'The period of a discount is not empty.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "discounts_value_check" ON "public"."discounts" IS \'A discount is of more than 0.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_card_movements_amount_check" ON "public"."gift_card_movements" IS \'Payments take an amount off a gift card; the issue and refunds add one.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_card_movements_gift_card_id_currency_fkey" ON "public"."gift_card_movements" IS \'A movement has the currency of its gift card. A gift card with movements is not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_card_movements_order_id_check" ON "public"."gift_card_movements" IS \'Payments and refunds are of an order; other movements have none.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_card_movements_order_id_currency_fkey" ON "public"."gift_card_movements" IS \'A gift card pays orders in its currency. An order that it paid is not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_card_movements_reason_check" ON "public"."gift_card_movements" IS \'The reason of a movement is issue, correction, payment or refund.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_cards_balance_check" ON "public"."gift_cards" IS \'No more is paid with a gift card than it has.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_cards_code_check" ON "public"."gift_cards" IS \'The code of a gift card has four groups of four upper-case letters and digits.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "gift_cards_gift_card_id_currency_key" ON "public"."gift_cards" IS \'A gift card has one currency.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_discounts_order_id_currency_fkey" ON "public"."order_discounts" IS \'The discount on an order has the currency of the order.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_gift_cards_gift_card_id_currency_fkey" ON "public"."order_gift_cards" IS \'What a gift card pays has the currency of the card.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_gift_cards_order_id_currency_fkey" ON "public"."order_gift_cards" IS \'What a gift card pays has the currency of the order.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "order_gift_cards_refunded_check" ON "public"."order_gift_cards" IS \'A gift card gets no more back than it paid for the order.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_discounts"() IS \'Counts the uses of discounts and adds their amounts to orders. No constraint reads or writes another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_gift_card_movement"() IS \'Adds a movement to its gift card and its order. No constraint writes rows of another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_gift_card_sums"() IS \'Rejects a balance that is not the sum of the movements. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_order_gift_card_sums"() IS \'Rejects a payment by gift card that the movements do not explain. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_order_sums"() IS \'Rejects amounts of an order that are not the sums of its lines, discounts and payments. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "discounts_begin_unused" ON "public"."discounts" IS \'A new discount is not used yet.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "discounts_recorded" ON "public"."discounts" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "discounts_truncate_recorded" ON "public"."discounts" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "discounts_used_by_orders" ON "public"."discounts" IS \'The number of uses changes only with the orders that use the discount.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "gift_card_movements_append_only" ON "public"."gift_card_movements" IS \'A movement of a gift card is not changed or deleted. Another one corrects it.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "gift_card_movements_apply" ON "public"."gift_card_movements" IS \'A gift card pays pending orders, and gets back only what it paid of an order.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "gift_card_movements_no_truncate" ON "public"."gift_card_movements" IS \'The movements of gift cards are not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "gift_cards_no_truncate" ON "public"."gift_cards" IS \'The gift cards are not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "gift_cards_sums" ON "public"."gift_cards" IS \'The balance of a gift card is the sum of its movements.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_discounts_apply" ON "public"."order_discounts" IS \'A pending order uses a discount in whose period it was placed, in the currency of a fixed one, and for no more than its value.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_discounts_no_truncate" ON "public"."order_discounts" IS \'The discounts on orders are not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_discounts_no_update" ON "public"."order_discounts" IS \'The discount on an order is not changed. It is deleted and used again.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_discounts_return" ON "public"."order_discounts" IS \'A discount is taken from an order only while the order is pending.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_gift_cards_no_deletion" ON "public"."order_gift_cards" IS \'What a gift card paid for an order is not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_gift_cards_no_truncate" ON "public"."order_gift_cards" IS \'What gift cards paid for orders is not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "order_gift_cards_sums" ON "public"."order_gift_cards" IS \'What a gift card paid for an order and got back are the sums of its movements.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_sums" ON "public"."orders" IS \'The amounts of an order are the sums of its lines, discounts and payments.\'',
  );
  await knex.raw(
    'COMMENT ON VIEW "public"."available_stock" IS \'Units of each variant that can be reserved now.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.check(
      '((discount_amount)::numeric <= (products_amount)::numeric)',
      [],
      'orders_discount_amount_check',
    );
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_discount_amount_check" ON "public"."orders" IS \'Discounts take off no more than the price of the items.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.dropChecks('orders_paid_amount_check');
    table.dropColumn('total');
  });
  await knex.schema.alterTable('orders', (table) => {
    table
      .specificType(
        'total',
        'public.amount GENERATED ALWAYS AS (((GREATEST(((products_amount)::numeric - (discount_amount)::numeric), (0)::numeric) + (tax_amount)::numeric) + (shipping_amount)::numeric)) STORED',
      )
      .notNullable()
      .comment('What the customer pays: items without discounts, tax and shipment.');
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
    paid_amount,
    discount_amount
   FROM public.orders`);
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."currency" IS \'Currency of the amounts.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Customer who placed the order.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."discount_amount" IS \'Sum of the discounts on the items.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'Time when the order was placed.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'Order number.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."paid_amount" IS \'Sum of the captured payments and of those by gift card.\'',
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
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
  await knex.schema.alterTable('orders', (table) => {
    table.check(
      "(((status)::text = ANY (ARRAY['pending'::character varying, 'cancelled'::character varying])) OR ((paid_amount)::numeric >= (total)::numeric))",
      [],
      'orders_paid_amount_check',
    );
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_paid_amount_check" ON "public"."orders" IS \'An order is paid if its captured payments and gift cards cover its total.\'',
  );
  await knex.raw(`CREATE MATERIALIZED VIEW "public"."revenue_by_day" AS
SELECT ((o.order_date AT TIME ZONE 'UTC'::text))::date AS day,
    o.currency,
    count(*) AS order_count,
    sum(o.product_count) AS product_count,
    sum((o.discount_amount)::numeric) AS discount_amount,
    sum((o.tax_amount)::numeric) AS tax_amount,
    sum((o.total)::numeric) AS total,
    sum(r.refunded) AS refunded
   FROM public.orders o,
    LATERAL ( SELECT (COALESCE(( SELECT sum((p.refunded)::numeric) AS sum
                   FROM public.payments p
                  WHERE (p.order_id = o.order_id)), (0)::numeric) + COALESCE(( SELECT sum((g.refunded)::numeric) AS sum
                   FROM public.order_gift_cards g
                  WHERE (g.order_id = o.order_id)), (0)::numeric)) AS refunded) r
  WHERE ((o.status)::text <> ALL (ARRAY['pending'::character varying, 'cancelled'::character varying]))
  GROUP BY (((o.order_date AT TIME ZONE 'UTC'::text))::date), o.currency`);
  await knex.raw('COMMENT ON COLUMN "public"."revenue_by_day"."currency" IS \'Currency of the amounts.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."day" IS \'Day in UTC on which the orders were placed.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."discount_amount" IS \'Sum of the discounts.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."order_count" IS \'Number of orders that are paid.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."product_count" IS \'Number of items in the orders.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."refunded" IS \'What was paid back of these orders until now.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."tax_amount" IS \'Sum of the tax, which is in the total.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."revenue_by_day"."total" IS \'Sum of what the orders cost, with shipping, after discounts.\'',
  );
  await knex.raw(
    'COMMENT ON MATERIALIZED VIEW "public"."revenue_by_day" IS \'Revenue of the orders of each day, as of the last refresh.\'',
  );
  await knex.schema.alterTable('revenue_by_day', (table) => {
    table.unique(['day', 'currency'], { indexName: 'revenue_by_day_day_currency_key', useConstraint: false });
  });
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw('DROP VIEW "public"."available_stock"');
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.raw('DROP MATERIALIZED VIEW "public"."revenue_by_day"');
  await knex.schema.alterTable('orders', (table) => {
    table.dropChecks('orders_discount_amount_check');
    table.dropChecks('orders_paid_amount_check');
  });
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
  await knex.schema.alterTable('orders', (table) => {
    table.dropColumn('total');
    table.dropColumn('discount_amount');
  });
  await knex.schema.dropTable('gift_card_movements');
  await knex.raw('DROP FUNCTION "public"."apply_gift_card_movement"()');
  await knex.schema.dropTable('order_discounts');
  await knex.raw('DROP FUNCTION "public"."apply_discounts"()');
  await knex.schema.dropTable('discounts');
  await knex.schema.dropTable('order_gift_cards');
  await knex.raw('DROP FUNCTION "public"."check_order_gift_card_sums"()');
  await knex.schema.dropTable('gift_cards');
  await knex.raw('DROP FUNCTION "public"."check_gift_card_sums"()');
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
  await knex.raw('COMMENT ON COLUMN "public"."orders"."paid_amount" IS \'Sum of the captured payments.\'');
  await knex.raw(
    'COMMENT ON CONSTRAINT "orders_paid_amount_check" ON "public"."orders" IS \'An order is paid if its captured payments cover its total.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_order_sums"() IS \'Rejects amounts of an order that are not the sums of its lines and payments. No constraint reads another table.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "orders_sums" ON "public"."orders" IS \'The amounts of an order are the sums of its lines and of its captured payments.\'',
  );
  await knex.raw(
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
  await knex.raw('RESET check_function_bodies');
}

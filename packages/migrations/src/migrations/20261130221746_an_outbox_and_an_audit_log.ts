/**
 * An outbox and an audit log
 *
 * Detected added function public.record_change()
 * Detected added function public.reject_write()
 * Detected added table audit_log
 * Detected added table outbox
 * Detected added trigger addresses_recorded on addresses
 * Detected added trigger addresses_truncate_recorded on addresses
 * Detected added trigger customers_recorded on customers
 * Detected added trigger customers_truncate_recorded on customers
 * Detected added trigger prices_recorded on prices
 * Detected added trigger prices_truncate_recorded on prices
 * Detected added trigger products_recorded on products
 * Detected added trigger products_truncate_recorded on products
 * Detected added trigger variants_recorded on variants
 * Detected added trigger variants_truncate_recorded on variants
 *
 * Follows 20261130201744_images_reviews_and_full_text_search_of_products.
 *
 * The downgrade loses the data of:
 * - table audit_log
 * - table outbox
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw(`CREATE OR REPLACE FUNCTION public.record_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  key text[] := string_to_array(tg_argv[0], ',');
  listed text[] := string_to_array(tg_argv[2], ',');
  before jsonb := to_jsonb(old);
  after jsonb := to_jsonb(new);
  row_key jsonb := (select jsonb_object_agg(name, coalesce(before, after) -> name) from unnest(key) as name);
  changed text[];
begin
  if tg_argv[1] = 'without' then
    before := before - listed;
    after := after - listed;
  end if;
  if tg_op = 'UPDATE' then
    changed := array(
      select name from jsonb_object_keys(after) as name where before -> name is distinct from after -> name order by name);
    if changed = '{}' then
      return null;
    end if;
  end if;
  if tg_argv[1] = 'only' then
    before := (select jsonb_object_agg(name, value) from jsonb_each(before) as each (name, value) where name = any (key || listed));
    after := (select jsonb_object_agg(name, value) from jsonb_each(after) as each (name, value) where name = any (key || listed));
  end if;
  insert into public.audit_log (table_name, row_key, action, changed_columns, old_row, new_row)
  values (tg_table_name, case when tg_op <> 'TRUNCATE' then row_key end, lower(tg_op), changed, before, after);
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_write()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise '% of % is rejected.', tg_op, tg_table_name using errcode = 'check_violation',
    constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $function$`);
  await knex.raw(`CREATE TABLE "public"."audit_log" (
  "audit_id" bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  "changed_at" timestamp with time zone DEFAULT now() NOT NULL,
  "role" text DEFAULT SESSION_USER NOT NULL,
  "actor" text DEFAULT NULLIF(current_setting('shop.actor'::text, true), ''::text),
  "table_name" text NOT NULL,
  "row_key" jsonb,
  "action" text NOT NULL,
  "changed_columns" text[],
  "old_row" jsonb,
  "new_row" jsonb,
  CONSTRAINT "audit_log_pkey" PRIMARY KEY ("audit_id"),
  CONSTRAINT "audit_log_action_check" CHECK ((
CASE action
    WHEN 'insert'::text THEN ((row_key IS NOT NULL) AND (old_row IS NULL) AND (new_row IS NOT NULL))
    WHEN 'update'::text THEN ((row_key IS NOT NULL) AND (old_row IS NOT NULL) AND (new_row IS NOT NULL))
    WHEN 'delete'::text THEN ((row_key IS NOT NULL) AND (old_row IS NOT NULL) AND (new_row IS NULL))
    WHEN 'truncate'::text THEN ((row_key IS NULL) AND (old_row IS NULL) AND (new_row IS NULL))
    ELSE false
END AND ((action = 'update'::text) = (changed_columns IS NOT NULL)))),
  CONSTRAINT "audit_log_actor_check" CHECK ((actor ~ '^[a-z]+(_[a-z]+)*( [0-9]+)\\?$'::text))
)`);
  await knex.schema.createTable('outbox', (table) => {
    table.comment('Messages to other systems about committed changes.');
    table
      .specificType('message_id', 'bigint generated always as identity')
      .primary()
      .comment('Number of the message.');
    table.text('topic').notNullable().comment('What happened, such as order.paid.');
    table.text('key').notNullable().comment('What it happened to, such as the number of an order.');
    table.jsonb('payload').notNullable().comment('Facts about the event, without personal data.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Start of the transaction that made the change.');
    table.timestamp('published_at', { useTz: true }).comment('Time when it was published; null before.');
    table.check("(key <> ''::text)", [], 'outbox_key_check');
    table.check("(jsonb_typeof(payload) = 'object'::text)", [], 'outbox_payload_check');
    table.check("(topic ~ '^[a-z_]+(\\.[a-z_]+)*$'::text)", [], 'outbox_topic_check');
  });
  await knex.schema.alterTable('audit_log', (table) => {
    table.index(['table_name', 'row_key', 'audit_id'], 'audit_log_table_name_row_key_audit_id_idx');
  });
  await knex.raw(
    'CREATE INDEX "outbox_unpublished" ON "public"."outbox" USING "btree" ("message_id") WHERE (published_at IS NULL)',
  );
  await knex.raw(
    "CREATE TRIGGER addresses_recorded AFTER INSERT OR DELETE OR UPDATE ON public.addresses FOR EACH ROW EXECUTE FUNCTION public.record_change('address_id', 'only', 'customer_id,kind,is_default')",
  );
  await knex.raw(
    "CREATE TRIGGER addresses_truncate_recorded AFTER TRUNCATE ON public.addresses FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('address_id', 'only', 'customer_id,kind,is_default')",
  );
  await knex.raw(
    'CREATE TRIGGER audit_log_append_only BEFORE DELETE OR UPDATE ON public.audit_log FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON public.audit_log FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    "CREATE TRIGGER customers_recorded AFTER INSERT OR DELETE OR UPDATE ON public.customers FOR EACH ROW EXECUTE FUNCTION public.record_change('customer_id', 'only', 'deleted_at')",
  );
  await knex.raw(
    "CREATE TRIGGER customers_truncate_recorded AFTER TRUNCATE ON public.customers FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('customer_id', 'only', 'deleted_at')",
  );
  await knex.raw(
    "CREATE TRIGGER prices_recorded AFTER INSERT OR DELETE OR UPDATE ON public.prices FOR EACH ROW EXECUTE FUNCTION public.record_change('price_id')",
  );
  await knex.raw(
    "CREATE TRIGGER prices_truncate_recorded AFTER TRUNCATE ON public.prices FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('price_id')",
  );
  await knex.raw(
    "CREATE TRIGGER products_recorded AFTER INSERT OR DELETE OR UPDATE ON public.products FOR EACH ROW EXECUTE FUNCTION public.record_change('product_id', 'without', 'search')",
  );
  await knex.raw(
    "CREATE TRIGGER products_truncate_recorded AFTER TRUNCATE ON public.products FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('product_id', 'without', 'search')",
  );
  await knex.raw(
    "CREATE TRIGGER variants_recorded AFTER INSERT OR DELETE OR UPDATE ON public.variants FOR EACH ROW EXECUTE FUNCTION public.record_change('variant_id')",
  );
  await knex.raw(
    "CREATE TRIGGER variants_truncate_recorded AFTER TRUNCATE ON public.variants FOR EACH STATEMENT EXECUTE FUNCTION public.record_change('variant_id')",
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."action" IS \'What was done: insert, update, delete or truncate.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."actor" IS \'For whom the role made the change, such as "customer 17"; null if the service did not say.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."audit_log"."audit_id" IS \'Number of the change.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."changed_at" IS \'Start of the transaction that made the change.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."changed_columns" IS \'Columns that an update changed, with those whose values are not kept.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."new_row" IS \'Values after an insert or an update, without personal data.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."old_row" IS \'Values before an update or a delete, without personal data.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."audit_log"."role" IS \'Role of the database that connected.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."audit_log"."row_key" IS \'Primary key of the row; null if the table was truncated.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."audit_log"."table_name" IS \'Table of the row.\'');
  await knex.raw(
    'COMMENT ON CONSTRAINT "audit_log_action_check" ON "public"."audit_log" IS \'An insert has a new row, an update has both rows and its columns, a delete has an old row, and TRUNCATE has no rows.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "audit_log_actor_check" ON "public"."audit_log" IS \'An actor is a kind and a number, such as "customer 17", and not the name of a person.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "outbox_key_check" ON "public"."outbox" IS \'A message says what it is about.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "outbox_payload_check" ON "public"."outbox" IS \'A payload is a JSON object.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "outbox_topic_check" ON "public"."outbox" IS \'A topic has words in lower case, joined by dots.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."record_change"() IS \'Writes a change of a table to the audit log. No constraint writes rows of another table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_write"() IS \'Rejects a write. A constraint sees neither the old row nor a deletion.\'',
  );
  await knex.raw(
    'COMMENT ON TABLE "public"."audit_log" IS \'Changes of the tables whose history matters. Only triggers add rows.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "addresses_recorded" ON "public"."addresses" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "addresses_truncate_recorded" ON "public"."addresses" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "audit_log_append_only" ON "public"."audit_log" IS \'Rows of the audit log are not changed or deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "audit_log_no_truncate" ON "public"."audit_log" IS \'The audit log is not truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "customers_recorded" ON "public"."customers" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "customers_truncate_recorded" ON "public"."customers" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "prices_recorded" ON "public"."prices" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "prices_truncate_recorded" ON "public"."prices" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "products_recorded" ON "public"."products" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "products_truncate_recorded" ON "public"."products" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "variants_recorded" ON "public"."variants" IS \'The audit log records each change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "variants_truncate_recorded" ON "public"."variants" IS \'The audit log records that the table is truncated.\'',
  );
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TRIGGER "addresses_recorded" ON "public"."addresses"');
  await knex.raw('DROP TRIGGER "addresses_truncate_recorded" ON "public"."addresses"');
  await knex.raw('DROP TRIGGER "customers_recorded" ON "public"."customers"');
  await knex.raw('DROP TRIGGER "customers_truncate_recorded" ON "public"."customers"');
  await knex.raw('DROP TRIGGER "prices_recorded" ON "public"."prices"');
  await knex.raw('DROP TRIGGER "prices_truncate_recorded" ON "public"."prices"');
  await knex.raw('DROP TRIGGER "products_recorded" ON "public"."products"');
  await knex.raw('DROP TRIGGER "products_truncate_recorded" ON "public"."products"');
  await knex.raw('DROP TRIGGER "variants_recorded" ON "public"."variants"');
  await knex.raw('DROP TRIGGER "variants_truncate_recorded" ON "public"."variants"');
  await knex.raw('DROP FUNCTION "public"."record_change"()');
  await knex.schema.dropTable('audit_log');
  await knex.raw('DROP FUNCTION "public"."reject_write"()');
  await knex.schema.dropTable('outbox');
}

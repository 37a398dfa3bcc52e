/**
 * Carts of customers and guests
 *
 * Detected added function public.merge_cart(uuid, integer)
 * Detected added function public.reject_carts_status_moves()
 * Detected added function public.touch_cart()
 * Detected added table cart_products
 * Detected added table carts
 *
 * Follows 20261130222716_stock_levels_reservations_and_movements.
 *
 * The downgrade loses the data of:
 * - table cart_products
 * - table carts
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw(`CREATE OR REPLACE FUNCTION public.merge_cart(guest_token uuid, of_customer integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_carts_status_moves()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new."status" in ('open') then return null; end if;
    raise '% does not begin as %.', 'carts.status', new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  if new."status" = old."status" or (old."status", new."status") in (('open', 'ordered'), ('open', 'abandoned'), ('open', 'merged'), ('abandoned', 'open')) then return null; end if;
  raise '% does not change from % to %.', 'carts.status', old."status", new."status" using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.touch_cart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$`);
  await knex.schema.createTable('carts', (table) => {
    table.comment('Carts of customers and guests.');
    table.specificType('cart_id', 'integer generated always as identity').primary().comment('Cart number.');
    table.integer('customer_id').comment('Customer who has the cart; null for a guest.');
    table.uuid('token').comment('Secret by which a guest has the cart; null for a customer.');
    table
      .specificType('currency', 'public.currency')
      .notNullable()
      .comment('Currency in which the cart shows its prices.');
    table
      .specificType('status', 'varchar')
      .notNullable()
      .defaultTo('open')
      .comment('Status: open, ordered, abandoned or merged.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the cart was begun.');
    table
      .timestamp('updated_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time of the latest change of its products.');
    table.unique(['token'], { indexName: 'carts_token_key' });
    table.check('(num_nonnulls(customer_id, token) = 1)', [], 'carts_owner_check');
    table.check(
      "((status)::text = ANY (ARRAY['open'::character varying, 'abandoned'::character varying, 'ordered'::character varying, 'merged'::character varying]))",
      [],
      'carts_status_check',
    );
    table.index(['customer_id'], 'carts_customer_id_idx');
    table
      .foreign('customer_id', 'carts_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('CASCADE');
  });
  await knex.schema.createTable('cart_products', (table) => {
    table.comment('Variants in each cart, with quantities.');
    table.integer('cart_id').comment('Cart that contains the variant.');
    table.integer('variant_id').comment('Variant in the cart.');
    table.integer('product_count').notNullable().defaultTo(1).comment('Number of units, from 1 to 999.');
    table
      .timestamp('added_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the variant was added.');
    table.primary(['cart_id', 'variant_id']);
    table.check('((product_count >= 1) AND (product_count <= 999))', [], 'cart_products_product_count_check');
    table.index(['variant_id'], 'cart_products_variant_id_idx');
    table
      .foreign('cart_id', 'cart_products_cart_id_fkey')
      .references('cart_id')
      .inTable('carts')
      .onDelete('CASCADE');
    table
      .foreign('variant_id', 'cart_products_variant_id_fkey')
      .references('variant_id')
      .inTable('variants')
      .onDelete('CASCADE');
  });
  await knex.raw(
    'CREATE UNIQUE INDEX "carts_one_open" ON "public"."carts" USING "btree" ("customer_id") WHERE ((status)::text = \'open\'::text)',
  );
  await knex.raw(
    'CREATE INDEX "carts_open_idx" ON "public"."carts" USING "btree" ("updated_at") WHERE ((status)::text = \'open\'::text)',
  );
  await knex.raw(
    'CREATE TRIGGER cart_products_no_truncate BEFORE TRUNCATE ON public.cart_products FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER cart_products_open_cart BEFORE INSERT OR DELETE OR UPDATE ON public.cart_products FOR EACH ROW EXECUTE FUNCTION public.touch_cart()',
  );
  await knex.raw(
    "CREATE TRIGGER carts_ordered BEFORE DELETE OR UPDATE ON public.carts FOR EACH ROW WHEN (((old.status)::text = 'ordered'::text)) EXECUTE FUNCTION public.reject_write()",
  );
  await knex.raw(
    'CREATE TRIGGER carts_status_moves AFTER INSERT OR UPDATE ON public.carts FOR EACH ROW EXECUTE FUNCTION public.reject_carts_status_moves()',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "cart_products_product_count_check" ON "public"."cart_products" IS \'A cart has 1 to 999 units of a variant.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "carts_owner_check" ON "public"."carts" IS \'A cart belongs to a customer, or to a guest who has its token, and not to both.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "carts_status_check" ON "public"."carts" IS \'carts.status is open, abandoned, ordered or merged.\'',
  );
  await knex.raw('COMMENT ON INDEX "public"."carts_one_open" IS \'A customer has at most one open cart.\'');
  await knex.raw(
    'COMMENT ON FUNCTION "public"."merge_cart"(uuid, integer) IS \'Moves the products of a guest\'\'s cart into the open cart of a customer, and returns its number; null if there is no open cart.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_carts_status_moves"() IS \'Rejects values of carts.status that do not follow its graph. A check does not see the previous value.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."touch_cart"() IS \'Updates the time of a cart whose products change, and rejects the change if it is not open. A check does not see the cart.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "cart_products_no_truncate" ON "public"."cart_products" IS \'The products of all carts are not deleted at once.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "cart_products_open_cart" ON "public"."cart_products" IS \'Only the products of an open cart change.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "carts_ordered" ON "public"."carts" IS \'A cart that was ordered is not changed or deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "carts_status_moves" ON "public"."carts" IS \'A cart begins open. It is ordered, abandoned or merged; an abandoned cart can be open again.\'',
  );
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP FUNCTION "public"."merge_cart"(uuid, integer)');
  await knex.schema.dropTable('cart_products');
  await knex.raw('DROP FUNCTION "public"."touch_cart"()');
  await knex.schema.dropTable('carts');
  await knex.raw('DROP FUNCTION "public"."reject_carts_status_moves"()');
}

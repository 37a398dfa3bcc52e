/**
 * Stock levels, reservations and movements
 *
 * Detected added function public.apply_stock_movement()
 * Detected added function public.check_stock_level()
 * Detected added function public.check_stock_reservation()
 * Detected added function public.prepare_stock_movement()
 * Detected added function public.release_expired_reservations(integer, integer)
 * Detected added function public.reserve_stock(integer, integer, integer, timestamp with time zone, integer)
 * Detected added table locations
 * Detected added table stock_levels
 * Detected added table stock_movements
 * Detected added table stock_reservations
 *
 * Follows 20261130221746_an_outbox_and_an_audit_log.
 *
 * The downgrade loses the data of:
 * - table stock_movements
 * - table stock_reservations
 * - table stock_levels
 * - table locations
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw(`CREATE OR REPLACE FUNCTION public.apply_stock_movement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.reservation_id is not null then
    update public.stock_reservations
    set open_count = open_count + new.reserved_change, last_movement_id = new.movement_id
    where reservation_id = new.reservation_id;
  end if;
  update public.stock_levels
  set on_hand = on_hand + new.on_hand_change, reserved = reserved + new.reserved_change,
    last_movement_id = new.movement_id
  where variant_id = new.variant_id and location_id = new.location_id;
  return null;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_stock_level()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.on_hand <> 0 or new.reserved <> 0 or new.last_movement_id is not null then
      raise 'A new level of variant % at location % is not 0.', new.variant_id, new.location_id
        using errcode = 'check_violation',
          constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  elsif (new.on_hand, new.reserved, new.last_movement_id)
      is distinct from (old.on_hand, old.reserved, old.last_movement_id)
    and not exists (
      select from public.stock_movements
      where movement_id = new.last_movement_id and movement_id > coalesce(old.last_movement_id, 0)
        and variant_id = new.variant_id and location_id = new.location_id
        and on_hand_change = new.on_hand - old.on_hand and reserved_change = new.reserved - old.reserved
    ) then
    raise 'No movement changes the level of variant % at location % in this way.', new.variant_id, new.location_id
      using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return new;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.check_stock_reservation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.open_count <> 0 or new.last_movement_id is not null then
      raise 'A new reservation holds units without a movement.' using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
  elsif new.product_count <> old.product_count
    or (new.open_count, new.last_movement_id) is distinct from (old.open_count, old.last_movement_id)
    and not exists (
      select from public.stock_movements
      where movement_id = new.last_movement_id and movement_id > coalesce(old.last_movement_id, 0)
        and reservation_id = new.reservation_id and reserved_change = new.open_count - old.open_count
        and case when old.last_movement_id is null then reserved_change = new.product_count
          else reserved_change < 0 end
    ) then
    raise 'No movement changes reservation % in this way.', new.reservation_id using errcode = 'check_violation',
      constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
  end if;
  return new;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.prepare_stock_movement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  available integer;
begin
  select on_hand - reserved into available from public.stock_levels
  where variant_id = new.variant_id and location_id = new.location_id for no key update;
  if new.reason = 'reserve' and new.quantity > available then
    perform public.release_expired_reservations(new.variant_id, new.location_id);
  end if;
  if new.movement_id is not null then
    new.movement_id := nextval('public.stock_movements_movement_id_seq');
  end if;
  return new;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.release_expired_reservations(of_variant integer DEFAULT NULL::integer, at_location integer DEFAULT NULL::integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  level record;
  expired record;
  released integer := 0;
begin
  for level in
    select distinct variant_id, location_id from public.stock_reservations
    where open_count > 0 and expires_at <= now()
      and (of_variant is null or variant_id = of_variant) and (at_location is null or location_id = at_location)
    order by variant_id, location_id
  loop
    perform from public.stock_levels
    where variant_id = level.variant_id and location_id = level.location_id for no key update;
    for expired in
      select reservation_id, open_count from public.stock_reservations
      where variant_id = level.variant_id and location_id = level.location_id
        and open_count > 0 and expires_at <= now()
      order by reservation_id for no key update skip locked
    loop
      insert into public.stock_movements (variant_id, location_id, reason, quantity, reservation_id)
      values (level.variant_id, level.location_id, 'release', -expired.open_count, expired.reservation_id);
      released := released + 1;
    end loop;
  end loop;
  return released;
end $function$`);
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reserve_stock(of_variant integer, at_location integer, units integer, until timestamp with time zone DEFAULT NULL::timestamp with time zone, for_order integer DEFAULT NULL::integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  reservation integer;
begin
  insert into public.stock_reservations (variant_id, location_id, order_id, product_count, expires_at)
  values (of_variant, at_location, for_order, units, until) returning reservation_id into reservation;
  insert into public.stock_movements (variant_id, location_id, reason, quantity, reservation_id)
  values (of_variant, at_location, 'reserve', units, reservation);
  return reservation;
end $function$`);
  await knex.schema.createTable('locations', (table) => {
    table.comment('Places that have stock.');
    table
      .specificType('location_id', 'integer generated always as identity')
      .primary()
      .comment('Location number.');
    table.text('code').notNullable().comment('Short name of the location, such as MAIN.');
    table.specificType('name', 'varchar').notNullable().comment('Name of the location.');
    table.unique(['code'], { indexName: 'locations_code_key' });
    table.check("(code ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'::text)", [], 'locations_code_check');
    table.check("((name)::text <> ''::text)", [], 'locations_name_check');
  });
  await knex.schema.createTable('stock_levels', (table) => {
    table.comment('Balance of each variant at each location.');
    table.integer('variant_id').comment('Variant that is in stock.');
    table.integer('location_id').comment('Location that has the units.');
    table
      .integer('on_hand')
      .notNullable()
      .defaultTo(0)
      .comment('Units at the location, those reserved included.');
    table.integer('reserved').notNullable().defaultTo(0).comment('Units that reservations hold.');
    table
      .bigInteger('last_movement_id')
      .comment('Latest movement that changed the level; null before the first one.');
    table.primary(['variant_id', 'location_id']);
    table.check('(on_hand >= 0)', [], 'stock_levels_on_hand_check');
    table.check('((reserved >= 0) AND (reserved <= on_hand))', [], 'stock_levels_reserved_check');
    table.index(['location_id'], 'stock_levels_location_id_idx');
    table
      .foreign('location_id', 'stock_levels_location_id_fkey')
      .references('location_id')
      .inTable('locations')
      .onDelete('RESTRICT');
    table
      .foreign('variant_id', 'stock_levels_variant_id_fkey')
      .references('variant_id')
      .inTable('variants')
      .onDelete('RESTRICT');
  });
  await knex.schema.createTable('stock_reservations', (table) => {
    table.comment('Units that are held for orders.');
    table
      .specificType('reservation_id', 'integer generated always as identity')
      .primary()
      .comment('Reservation number.');
    table.integer('variant_id').notNullable().comment('Variant that is reserved.');
    table.integer('location_id').notNullable().comment('Location that has the units.');
    table.integer('order_id').comment('Order that the units are for; null before it is placed.');
    table.integer('product_count').notNullable().comment('Number of units that were asked for.');
    table.integer('open_count').notNullable().defaultTo(0).comment('Number of units that it holds now.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the reservation was made.');
    table
      .timestamp('expires_at', { useTz: true })
      .comment('Time from which on others can have the units; null if the reservation does not expire.');
    table
      .bigInteger('last_movement_id')
      .comment('Latest movement that changed the open units; null before the first one.');
    table.unique(['reservation_id', 'order_id'], {
      indexName: 'stock_reservations_reservation_id_order_id_key',
    });
    table.unique(['reservation_id', 'variant_id', 'location_id'], {
      indexName: 'stock_reservations_reservation_id_variant_id_location_id_key',
    });
    table.check('(expires_at > created_at)', [], 'stock_reservations_expires_at_check');
    table.check(
      '((open_count >= 0) AND (open_count <= product_count))',
      [],
      'stock_reservations_open_count_check',
    );
    table.check('(product_count > 0)', [], 'stock_reservations_product_count_check');
    table.index(['order_id'], 'stock_reservations_order_id_idx');
    table.index(['variant_id', 'location_id'], 'stock_reservations_variant_id_location_id_idx');
    table
      .foreign('order_id', 'stock_reservations_order_id_fkey')
      .references('order_id')
      .inTable('orders')
      .onDelete('RESTRICT');
    table
      .foreign(['variant_id', 'location_id'], 'stock_reservations_variant_id_location_id_fkey')
      .references(['variant_id', 'location_id'])
      .inTable('stock_levels')
      .onDelete('RESTRICT');
  });
  await knex.schema.createTable('stock_movements', (table) => {
    table.comment('Ledger of stock: what changed each level, and why.');
    table
      .specificType('movement_id', 'bigint generated always as identity')
      .comment('Movement number. Later movements of a level have larger ones.');
    table
      .timestamp('moved_at', { useTz: true })
      .defaultTo(knex.raw('now()'))
      .comment('Time of the movement.');
    table.integer('variant_id').notNullable().comment('Variant that is moved.');
    table.integer('location_id').notNullable().comment('Location whose level changes.');
    table
      .specificType('reason', 'varchar')
      .notNullable()
      .comment('Reason: receipt, adjustment, return, reserve, release or sale.');
    table.integer('quantity').notNullable().comment('Number of units; negative if units leave.');
    table.integer('reservation_id').comment('Reservation that takes the units or gives them up.');
    table.integer('order_id').comment('Order whose units are sold or come back.');
    table
      .specificType(
        'on_hand_change',
        "integer GENERATED ALWAYS AS (\nCASE\n    WHEN ((reason)::text = ANY (ARRAY['reserve'::character varying, 'release'::character varying])) THEN 0\n    ELSE quantity\nEND) STORED",
      )
      .notNullable()
      .comment('What the movement adds to the units on hand.');
    table
      .specificType(
        'reserved_change',
        "integer GENERATED ALWAYS AS (\nCASE\n    WHEN ((reason)::text = ANY (ARRAY['reserve'::character varying, 'release'::character varying, 'sale'::character varying])) THEN quantity\n    ELSE 0\nEND) STORED",
      )
      .notNullable()
      .comment('What the movement adds to the reserved units.');
    table.primary(['movement_id', 'moved_at']);
    table.check(
      "(((reason)::text = ANY (ARRAY['return'::character varying, 'sale'::character varying])) = (order_id IS NOT NULL))",
      [],
      'stock_movements_order_id_check',
    );
    table.check('(quantity <> 0)', [], 'stock_movements_quantity_check');
    table.check(
      "((reason)::text = ANY (ARRAY['receipt'::character varying, 'adjustment'::character varying, 'return'::character varying, 'reserve'::character varying, 'release'::character varying, 'sale'::character varying]))",
      [],
      'stock_movements_reason_check',
    );
    table.check(
      "(((reason)::text = ANY (ARRAY['reserve'::character varying, 'release'::character varying, 'sale'::character varying])) = (reservation_id IS NOT NULL))",
      [],
      'stock_movements_reservation_id_check',
    );
    table.check(
      "\nCASE\n    WHEN ((reason)::text = ANY (ARRAY['receipt'::character varying, 'return'::character varying, 'reserve'::character varying])) THEN (quantity > 0)\n    WHEN ((reason)::text = ANY (ARRAY['release'::character varying, 'sale'::character varying])) THEN (quantity < 0)\n    ELSE true\nEND",
      [],
      'stock_movements_sign_check',
    );
    table.index(['order_id', 'reservation_id'], 'stock_movements_order_id_reservation_id_idx');
    table.index(
      ['reservation_id', 'variant_id', 'location_id'],
      'stock_movements_reservation_id_variant_id_location_id_idx',
    );
    table.index(
      ['variant_id', 'location_id', 'moved_at'],
      'stock_movements_variant_id_location_id_moved_at_idx',
    );
    table
      .foreign('order_id', 'stock_movements_order_id_fkey')
      .references('order_id')
      .inTable('orders')
      .onDelete('RESTRICT');
    table
      .foreign(['reservation_id', 'order_id'], 'stock_movements_reservation_id_order_id_fkey')
      .references(['reservation_id', 'order_id'])
      .inTable('stock_reservations')
      .onDelete('RESTRICT');
    table
      .foreign(
        ['reservation_id', 'variant_id', 'location_id'],
        'stock_movements_reservation_id_variant_id_location_id_fkey',
      )
      .references(['reservation_id', 'variant_id', 'location_id'])
      .inTable('stock_reservations')
      .onDelete('RESTRICT');
    table
      .foreign(['variant_id', 'location_id'], 'stock_movements_variant_id_location_id_fkey')
      .references(['variant_id', 'location_id'])
      .inTable('stock_levels')
      .onDelete('RESTRICT');
  });
  await knex.raw(
    'CREATE INDEX "stock_reservations_expiry_idx" ON "public"."stock_reservations" USING "btree" ("variant_id", "location_id", "expires_at") WHERE ((open_count > 0) AND (expires_at IS NOT NULL))',
  );
  await knex.raw(
    'CREATE TRIGGER stock_levels_follow_movements BEFORE INSERT OR UPDATE ON public.stock_levels FOR EACH ROW EXECUTE FUNCTION public.check_stock_level()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_movements_append_only BEFORE DELETE OR UPDATE ON public.stock_movements FOR EACH ROW EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_movements_apply AFTER INSERT ON public.stock_movements FOR EACH ROW EXECUTE FUNCTION public.apply_stock_movement()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_movements_no_truncate BEFORE TRUNCATE ON public.stock_movements FOR EACH STATEMENT EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_movements_prepare BEFORE INSERT ON public.stock_movements FOR EACH ROW EXECUTE FUNCTION public.prepare_stock_movement()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_reservations_closed BEFORE UPDATE ON public.stock_reservations FOR EACH ROW WHEN (((old.open_count = 0) AND (old.last_movement_id IS NOT NULL) AND ((new.order_id IS DISTINCT FROM old.order_id) OR (new.expires_at IS DISTINCT FROM old.expires_at)))) EXECUTE FUNCTION public.reject_write()',
  );
  await knex.raw(
    'CREATE TRIGGER stock_reservations_follow_movements BEFORE INSERT OR UPDATE ON public.stock_reservations FOR EACH ROW EXECUTE FUNCTION public.check_stock_reservation()',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "locations_code_check" ON "public"."locations" IS \'The code of a location has upper-case letters and digits, in groups joined by single hyphens.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "locations_name_check" ON "public"."locations" IS \'A location has a name.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_levels_on_hand_check" ON "public"."stock_levels" IS \'No more units leave a location than it has.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_levels_reserved_check" ON "public"."stock_levels" IS \'No more units are reserved than are on hand.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_order_id_check" ON "public"."stock_movements" IS \'Units that are sold or come back are of an order; other movements have none.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_quantity_check" ON "public"."stock_movements" IS \'A movement is of at least one unit.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_reason_check" ON "public"."stock_movements" IS \'The reason of a movement is receipt, adjustment, return, reserve, release or sale.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_reservation_id_check" ON "public"."stock_movements" IS \'Units that are reserved, released or sold are of a reservation; other movements have none.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_reservation_id_order_id_fkey" ON "public"."stock_movements" IS \'Units are sold to the order that they are reserved for.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_reservation_id_variant_id_location_id_fkey" ON "public"."stock_movements" IS \'A movement is of the variant and the location of its reservation.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_sign_check" ON "public"."stock_movements" IS \'Receipts, returns and reserved units are positive; released and sold units are negative.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_movements_variant_id_location_id_fkey" ON "public"."stock_movements" IS \'A movement is of a variant that the location keeps.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_expires_at_check" ON "public"."stock_reservations" IS \'A reservation expires after it is made.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_open_count_check" ON "public"."stock_reservations" IS \'A reservation does not give up more units than it holds.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_product_count_check" ON "public"."stock_reservations" IS \'A reservation asks for at least one unit.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_reservation_id_order_id_key" ON "public"."stock_reservations" IS \'A reservation is for at most one order.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_reservation_id_variant_id_location_id_key" ON "public"."stock_reservations" IS \'A reservation is of one variant at one location.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "stock_reservations_variant_id_location_id_fkey" ON "public"."stock_reservations" IS \'A reservation is of a variant that the location keeps.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."apply_stock_movement"() IS \'Adds a movement to its level and its reservation. A constraint writes no other table.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_stock_level"() IS \'Rejects a level that a movement does not explain. A constraint sees neither the old level nor the ledger.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."check_stock_reservation"() IS \'Rejects open units that a movement does not explain. A constraint sees neither the old row nor the ledger.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."prepare_stock_movement"() IS \'Locks the level of a movement, frees expired units that it needs, and numbers the movement. A constraint locks no row.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."release_expired_reservations"(integer, integer) IS \'Releases the units of expired reservations, of one level or of all, and returns the number of reservations.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reserve_stock"(integer, integer, integer, timestamp with time zone, integer) IS \'Reserves units of a variant at a location, and returns the number of the reservation.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "stock_levels_follow_movements" ON "public"."stock_levels" IS \'A stock level begins with 0, and changes only by a movement.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "stock_movements_append_only" ON "public"."stock_movements" IS \'A stock movement is not changed or deleted. Another movement corrects it.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "stock_movements_no_truncate" ON "public"."stock_movements" IS \'The stock movements are not deleted.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "stock_reservations_closed" ON "public"."stock_reservations" IS \'A reservation that has given up its units gets no other order and no other time to expire.\'',
  );
  await knex.raw(
    'COMMENT ON TRIGGER "stock_reservations_follow_movements" ON "public"."stock_reservations" IS \'A reservation takes all its units by its first movement, and gives them up by later ones only.\'',
  );
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP FUNCTION "public"."release_expired_reservations"(integer, integer)');
  await knex.raw(
    'DROP FUNCTION "public"."reserve_stock"(integer, integer, integer, timestamp with time zone, integer)',
  );
  await knex.schema.dropTable('stock_movements');
  await knex.raw('DROP FUNCTION "public"."apply_stock_movement"()');
  await knex.raw('DROP FUNCTION "public"."prepare_stock_movement"()');
  await knex.schema.dropTable('stock_reservations');
  await knex.raw('DROP FUNCTION "public"."check_stock_reservation"()');
  await knex.schema.dropTable('stock_levels');
  await knex.raw('DROP FUNCTION "public"."check_stock_level"()');
  await knex.schema.dropTable('locations');
}

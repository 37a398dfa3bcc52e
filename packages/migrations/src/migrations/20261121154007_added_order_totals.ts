/**
 * Added order_totals
 *
 * Detected added view order_totals
 *
 * Follows 20261121103757_recreated_the_foreign_key_of_orders_with_on_delete.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`CREATE VIEW "public"."order_totals" AS
SELECT o.order_id,
    o.customer_id,
    o.order_date,
    COALESCE(sum(l.product_count), (0)::bigint) AS product_count,
    COALESCE(sum(((l.product_count)::double precision * p.price)), (0)::double precision) AS total
   FROM ((public.orders o
     LEFT JOIN public.order_products l ON ((l.order_id = o.order_id)))
     LEFT JOIN public.products p ON ((p.product_id = l.product_id)))
  GROUP BY o.order_id`);
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."customer_id" IS \'Who ordered.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_date" IS \'When the order came in.\'');
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."order_id" IS \'The order.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."order_totals"."product_count" IS \'How many products are in it.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."order_totals"."total" IS \'What all of them cost.\'');
  await knex.raw('COMMENT ON VIEW "public"."order_totals" IS \'What each order comes to.\'');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW "public"."order_totals"');
}

/**
 * Exact amounts of money with a currency
 *
 * Detected added domain amount
 * Detected added domain currency
 * Detected type change from double precision to public.amount on column products.price
 * Detected added column products.currency
 * Detected changed view order_totals
 *
 * Follows 20261130045344_reword_the_comments.
 *
 * Cannot be reversed; this data is lost:
 * - column products.price
 *
 * The downgrade loses the data of:
 * - column products.currency
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.raw(
    'CREATE DOMAIN "public"."amount" AS numeric(14,2) CONSTRAINT "amount_check" CHECK (((VALUE >= (0)::numeric) AND (VALUE <> \'NaN\'::numeric)))',
  );
  await knex.raw(
    'CREATE DOMAIN "public"."currency" AS text CONSTRAINT "currency_check" CHECK ((VALUE ~ \'^[A-Z]{3}$\'::text))',
  );
  await knex.raw('ALTER TABLE "public"."products" ALTER COLUMN "price" TYPE public.amount');
  await knex.schema.alterTable('products', (table) => {
    table.specificType('currency', 'public.currency').comment('Currency of the price.');
  });
  await knex.raw('UPDATE "public"."products" SET "currency" = \'EUR\' WHERE "currency" IS NULL');
  await knex.schema.alterTable('products', (table) => {
    table.dropNullable('currency');
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
    'COMMENT ON CONSTRAINT "amount_check" ON DOMAIN "public"."amount" IS \'An amount of money is a number of at least 0.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "currency_check" ON DOMAIN "public"."currency" IS \'A currency is three upper-case letters, such as EUR.\'',
  );
  await knex.raw('COMMENT ON DOMAIN "public"."amount" IS \'Exact amount of money.\'');
  await knex.raw('COMMENT ON DOMAIN "public"."currency" IS \'Currency, by its ISO 4217 code.\'');
  await knex.raw(
    'COMMENT ON VIEW "public"."order_totals" IS \'Number of items and total price of each order.\'',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW "public"."order_totals"');
  await knex.schema.alterTable('products', (table) => {
    table.dropColumn('currency');
  });
  await knex.raw('DROP DOMAIN "public"."currency"');
  await knex.raw('ALTER TABLE "public"."products" ALTER COLUMN "price" TYPE double precision');
  await knex.raw('DROP DOMAIN "public"."amount"');
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

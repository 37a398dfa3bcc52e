/**
 * Variants of products, and prices over a period
 *
 * Detected added extension btree_gist
 * Detected added domain sku
 * Detected added table prices
 * Detected added table variants
 * Detected added view current_prices
 *
 * Follows 20261130200453_categories_of_products_as_a_tree.
 *
 * The downgrade loses the data of:
 * - table prices
 * - table variants
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('CREATE EXTENSION "btree_gist" WITH SCHEMA "public"');
  await knex.raw(
    'CREATE DOMAIN "public"."sku" AS text CONSTRAINT "sku_check" CHECK ((VALUE ~ \'^[A-Z0-9]+(-[A-Z0-9]+)*$\'::text))',
  );
  await knex.schema.createTable('variants', (table) => {
    table.comment('Variants of products.');
    table
      .specificType('variant_id', 'integer generated always as identity')
      .primary()
      .comment('Variant number.');
    table.integer('product_id').notNullable().comment('Product of the variant.');
    table.specificType('sku', 'public.sku').notNullable().comment('Stock keeping unit of the variant.');
    table
      .jsonb('options')
      .notNullable()
      .defaultTo(knex.raw("'{}'::jsonb"))
      .comment('Values of its options by name, such as a size and a color.');
    table.integer('weight_grams').comment('Weight in grams; null if it is not known.');
    table.unique(['product_id', 'options'], { indexName: 'variants_product_id_options_key' });
    table.unique(['sku'], { indexName: 'variants_sku_key' });
    table.unique(['variant_id', 'product_id'], { indexName: 'variants_variant_id_product_id_key' });
    table.check("(jsonb_typeof(options) = 'object'::text)", [], 'variants_options_check');
    table.check('(weight_grams > 0)', [], 'variants_weight_grams_check');
    table
      .foreign('product_id', 'variants_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
  await knex.raw(`CREATE TABLE "public"."prices" (
  "price_id" integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  "variant_id" integer NOT NULL,
  "currency" public.currency NOT NULL,
  "amount" public.amount NOT NULL,
  "valid" tstzrange DEFAULT tstzrange(now(), NULL::timestamp with time zone) NOT NULL,
  CONSTRAINT "prices_pkey" PRIMARY KEY ("price_id"),
  CONSTRAINT "prices_valid_check" CHECK ((NOT isempty(valid))),
  CONSTRAINT "prices_variant_id_currency_valid_excl" EXCLUDE USING gist (variant_id WITH =, currency WITH =, valid WITH &&)
)`);
  await knex.schema.alterTable('prices', (table) => {
    table
      .foreign('variant_id', 'prices_variant_id_fkey')
      .references('variant_id')
      .inTable('variants')
      .onDelete('CASCADE');
  });
  await knex.raw(`CREATE VIEW "public"."current_prices" AS
SELECT variant_id,
    currency,
    amount
   FROM public.prices
  WHERE (valid @> now())`);
  await knex.raw('COMMENT ON COLUMN "public"."current_prices"."amount" IS \'Unit price.\'');
  await knex.raw('COMMENT ON COLUMN "public"."current_prices"."currency" IS \'Currency of the price.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."current_prices"."variant_id" IS \'Variant that has the price.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."prices"."amount" IS \'Unit price.\'');
  await knex.raw('COMMENT ON COLUMN "public"."prices"."currency" IS \'Currency of the price.\'');
  await knex.raw('COMMENT ON COLUMN "public"."prices"."price_id" IS \'Price number.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."prices"."valid" IS \'Period of the price; by default, from now on.\'',
  );
  await knex.raw('COMMENT ON COLUMN "public"."prices"."variant_id" IS \'Variant that has the price.\'');
  await knex.raw(
    'COMMENT ON CONSTRAINT "prices_valid_check" ON "public"."prices" IS \'The period of a price is not empty.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "prices_variant_id_currency_valid_excl" ON "public"."prices" IS \'A variant does not have two prices in one currency at one moment.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "sku_check" ON DOMAIN "public"."sku" IS \'A SKU has upper-case letters and digits, in groups joined by single hyphens.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "variants_options_check" ON "public"."variants" IS \'The options of a variant are a JSON object.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "variants_product_id_options_key" ON "public"."variants" IS \'Two variants of a product differ in their options.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "variants_variant_id_product_id_key" ON "public"."variants" IS \'A variant has one product.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "variants_weight_grams_check" ON "public"."variants" IS \'A variant weighs more than 0 grams.\'',
  );
  await knex.raw('COMMENT ON TABLE "public"."prices" IS \'Prices of variants, per currency and period.\'');
  await knex.raw('COMMENT ON DOMAIN "public"."sku" IS \'Stock keeping unit.\'');
  await knex.raw('COMMENT ON VIEW "public"."current_prices" IS \'Prices of today.\'');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP VIEW "public"."current_prices"');
  await knex.schema.dropTable('prices');
  await knex.raw('DROP EXTENSION "btree_gist"');
  await knex.schema.dropTable('variants');
  await knex.raw('DROP DOMAIN "public"."sku"');
}

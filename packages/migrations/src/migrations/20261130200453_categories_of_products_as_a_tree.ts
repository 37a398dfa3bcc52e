/**
 * Categories of products, as a tree
 *
 * Detected added domain slug
 * Detected added function public.reject_cycle_of_categories()
 * Detected added table categories
 * Detected added table product_categories
 * Detected added index product_tags_tag_id_idx (tag_id) on table product_tags
 *
 * Follows 20261130194230_addresses_and_customers_who_leave.
 *
 * The downgrade loses the data of:
 * - table product_categories
 * - table categories
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('SET check_function_bodies = off');
  await knex.raw(
    'CREATE DOMAIN "public"."slug" AS text CONSTRAINT "slug_check" CHECK ((VALUE ~ \'^[a-z0-9]+(-[a-z0-9]+)*$\'::text))',
  );
  await knex.raw(`CREATE OR REPLACE FUNCTION public.reject_cycle_of_categories()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  path integer[] := array[new.category_id];
  ancestor integer := new.parent_id;
begin
  while ancestor is not null loop
    if ancestor = any (path) then
      raise 'Category % would be its own ancestor.', ancestor using errcode = 'check_violation',
        constraint = tg_name, table = tg_table_name, schema = tg_table_schema;
    end if;
    path := path || ancestor;
    if tg_op = 'UPDATE' then
      update public.categories set name = name where category_id = ancestor returning parent_id into ancestor;
    else
      select parent_id into ancestor from public.categories where category_id = ancestor;
    end if;
  end loop;
  return null;
end $function$`);
  await knex.raw(`CREATE TABLE "public"."categories" (
  "category_id" integer GENERATED ALWAYS AS IDENTITY NOT NULL,
  "parent_id" integer,
  "slug" public.slug NOT NULL,
  "name" character varying NOT NULL,
  CONSTRAINT "categories_pkey" PRIMARY KEY ("category_id"),
  CONSTRAINT "categories_parent_id_slug_key" UNIQUE NULLS NOT DISTINCT ("parent_id", "slug"),
  CONSTRAINT "categories_name_check" CHECK (((name)::text <> ''::text))
)`);
  await knex.schema.createTable('product_categories', (table) => {
    table.comment('Categories of each product.');
    table.integer('product_id').comment('Product in the category.');
    table.integer('category_id').comment('Category of the product.');
    table.primary(['product_id', 'category_id']);
    table.index(['category_id'], 'product_categories_category_id_idx');
    table
      .foreign('product_id', 'product_categories_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('product_tags', (table) => {
    table.index(['tag_id'], 'product_tags_tag_id_idx');
  });
  await knex.schema.alterTable('categories', (table) => {
    table
      .foreign('parent_id', 'categories_parent_id_fkey')
      .references('category_id')
      .inTable('categories')
      .onDelete('RESTRICT');
  });
  await knex.schema.alterTable('product_categories', (table) => {
    table
      .foreign('category_id', 'product_categories_category_id_fkey')
      .references('category_id')
      .inTable('categories')
      .onDelete('RESTRICT');
  });
  await knex.raw(
    'CREATE TRIGGER categories_no_cycle AFTER INSERT OR UPDATE OF parent_id ON public.categories FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION public.reject_cycle_of_categories()',
  );
  await knex.raw('COMMENT ON COLUMN "public"."categories"."category_id" IS \'Category number.\'');
  await knex.raw('COMMENT ON COLUMN "public"."categories"."name" IS \'Category name.\'');
  await knex.raw(
    'COMMENT ON COLUMN "public"."categories"."parent_id" IS \'Category that contains this one; null at the top.\'',
  );
  await knex.raw(
    'COMMENT ON COLUMN "public"."categories"."slug" IS \'Name of the category in the address of its page.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "categories_name_check" ON "public"."categories" IS \'A category has a name.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "categories_parent_id_slug_key" ON "public"."categories" IS \'Two categories of one parent, or two at the top, do not share a slug.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "slug_check" ON DOMAIN "public"."slug" IS \'A slug has lower-case letters and digits, in words joined by single hyphens.\'',
  );
  await knex.raw(
    'COMMENT ON FUNCTION "public"."reject_cycle_of_categories"() IS \'Rejects a category that is its own ancestor. A constraint does not see the rows that lead to the top.\'',
  );
  await knex.raw('COMMENT ON TABLE "public"."categories" IS \'Categories of the catalog, as a tree.\'');
  await knex.raw(
    'COMMENT ON TRIGGER "categories_no_cycle" ON "public"."categories" IS \'A category is not its own ancestor.\'',
  );
  await knex.raw('COMMENT ON DOMAIN "public"."slug" IS \'Name of a page in its address.\'');
  await knex.raw('RESET check_function_bodies');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('product_tags', (table) => {
    table.dropIndex(['tag_id'], 'product_tags_tag_id_idx');
  });
  await knex.schema.dropTable('product_categories');
  await knex.schema.dropTable('categories');
  await knex.raw('DROP FUNCTION "public"."reject_cycle_of_categories"()');
  await knex.raw('DROP DOMAIN "public"."slug"');
}

/**
 * Images, reviews and full-text search of products
 *
 * Detected added table product_images
 * Detected added table reviews
 * Detected added column products.search
 * Detected added index order_products_product_id_idx (product_id) on table order_products
 * Detected added index orders_customer_id_order_date_idx (customer_id, order_date) on table orders
 * Detected added index products_search_idx (search) on table products
 *
 * Follows 20261130201253_variants_of_products_and_prices_over_a_period.
 *
 * The downgrade loses the data of:
 * - table product_images
 * - table reviews
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('product_images', (table) => {
    table.comment('Images of products.');
    table.specificType('image_id', 'integer generated always as identity').primary().comment('Image number.');
    table.integer('product_id').notNullable().comment('Product that the image shows.');
    table.integer('position').notNullable().comment('Position among the images of the product, from 1.');
    table.specificType('url', 'varchar').notNullable().comment('Address of the file.');
    table
      .specificType('alternative_text', 'varchar')
      .notNullable()
      .comment('Description for people who do not see the image.');
    table.unique(['product_id', 'position'], {
      indexName: 'product_images_product_id_position_key',
      deferrable: 'immediate',
    });
    table.check('("position" >= 1)', [], 'product_images_position_check');
    table.check("((url)::text ~ '^https://[^[:space:]]+$'::text)", [], 'product_images_url_check');
  });
  await knex.schema.createTable('reviews', (table) => {
    table.comment('Reviews of products by customers.');
    table
      .specificType('review_id', 'integer generated always as identity')
      .primary()
      .comment('Review number.');
    table.integer('product_id').notNullable().comment('Product that is reviewed.');
    table.integer('customer_id').notNullable().comment('Customer who wrote the review.');
    table.smallint('rating').notNullable().comment('Number of stars, from 1 to 5.');
    table.text('body').notNullable().defaultTo('').comment('Text of the review; empty for a rating only.');
    table
      .timestamp('created_at', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('Time when the review was written.');
    table.unique(['product_id', 'customer_id'], { indexName: 'reviews_product_id_customer_id_key' });
    table.check('((rating >= 1) AND (rating <= 5))', [], 'reviews_rating_check');
    table.index(['customer_id'], 'reviews_customer_id_idx');
    table
      .foreign('customer_id', 'reviews_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('products', (table) => {
    table
      .specificType(
        'search',
        "tsvector GENERATED ALWAYS AS ((setweight(to_tsvector('english'::regconfig, (product_name)::text), 'A'::\"char\") || setweight(to_tsvector('english'::regconfig, COALESCE(description, ''::text)), 'B'::\"char\"))) STORED",
      )
      .notNullable()
      .comment('Words to search for; those of the name weigh more than those of the description.');
  });
  await knex.schema.alterTable('order_products', (table) => {
    table.index(['product_id'], 'order_products_product_id_idx');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.index(['customer_id', 'order_date'], 'orders_customer_id_order_date_idx');
  });
  await knex.schema.alterTable('products', (table) => {
    table.index(['search'], 'products_search_idx', 'gin');
  });
  await knex.schema.alterTable('product_images', (table) => {
    table
      .foreign('product_id', 'product_images_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
  await knex.schema.alterTable('reviews', (table) => {
    table
      .foreign('product_id', 'reviews_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "product_images_position_check" ON "public"."product_images" IS \'Positions of images begin with 1.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "product_images_product_id_position_key" ON "public"."product_images" IS \'Two images of a product do not share a position.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "product_images_url_check" ON "public"."product_images" IS \'The address of an image begins with https:// and has no spaces.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "reviews_product_id_customer_id_key" ON "public"."reviews" IS \'A customer reviews a product at most once.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "reviews_rating_check" ON "public"."reviews" IS \'A rating is a number of stars from 1 to 5.\'',
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('order_products', (table) => {
    table.dropIndex(['product_id'], 'order_products_product_id_idx');
  });
  await knex.schema.alterTable('orders', (table) => {
    table.dropIndex(['customer_id', 'order_date'], 'orders_customer_id_order_date_idx');
  });
  await knex.schema.alterTable('products', (table) => {
    table.dropIndex(['search'], 'products_search_idx');
    table.dropColumn('search');
  });
  await knex.schema.dropTable('product_images');
  await knex.schema.dropTable('reviews');
}

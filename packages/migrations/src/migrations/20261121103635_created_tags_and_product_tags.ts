/**
 * Created tags and product_tags
 *
 * Detected added table product_tags
 * Detected added table tags
 *
 * Follows 20261121103418_created_order_products_to_track_which_products_an.
 *
 * Going down loses the data of:
 * - table product_tags
 * - table tags
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('tags', (table) => {
    table.comment('Words to find products by.');
    table
      .specificType('tag_id', 'integer generated always as identity')
      .primary()
      .comment('Number of the tag.');
    table.specificType('name', 'varchar').notNullable().comment('The word.');
    table.unique(['name'], { indexName: 'tags_name_key' });
  });
  await knex.schema.createTable('product_tags', (table) => {
    table.comment('Which products have which tags.');
    table.integer('product_id').comment('The product.');
    table.integer('tag_id').comment('The tag.');
    table.primary(['product_id', 'tag_id']);
    table
      .foreign('product_id', 'product_tags_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
    table
      .foreign('tag_id', 'product_tags_tag_id_fkey')
      .references('tag_id')
      .inTable('tags')
      .onDelete('CASCADE');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('product_tags');
  await knex.schema.dropTable('tags');
}

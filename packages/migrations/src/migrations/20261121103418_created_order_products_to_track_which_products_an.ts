/**
 * Created order_products to track which products an order has
 *
 * Detected added table order_products
 *
 * Follows 20261121102013_created_customers_orders_and_products.
 *
 * Going down loses the data of:
 * - table order_products
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('order_products', (table) => {
    table.comment('Which products an order has, and how many of each.');
    table.integer('order_id').comment('The order.');
    table.integer('product_id').comment('The product.');
    table.integer('product_count').notNullable().defaultTo(1).comment('How many of the product.');
    table.primary(['order_id', 'product_id']);
    table
      .foreign('order_id', 'order_products_order_id_fkey')
      .references('order_id')
      .inTable('orders')
      .onDelete('CASCADE');
    table
      .foreign('product_id', 'order_products_product_id_fkey')
      .references('product_id')
      .inTable('products')
      .onDelete('CASCADE');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('order_products');
}

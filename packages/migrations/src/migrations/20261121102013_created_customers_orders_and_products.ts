/**
 * Created customers, orders and products
 *
 * Detected added table customers
 * Detected added table orders
 * Detected added table products
 *
 * The first migration.
 *
 * Going down loses the data of:
 * - table orders
 * - table customers
 * - table products
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('customers', (table) => {
    table.comment('People who buy from the shop.');
    table
      .specificType('customer_id', 'integer generated always as identity')
      .primary()
      .comment('Number of the customer.');
    table.specificType('first_name', 'varchar').notNullable().comment('Given name.');
    table.specificType('last_name', 'varchar').notNullable().comment('Family name.');
    table.specificType('email_address', 'varchar').notNullable().comment('Where the shop writes to.');
  });
  await knex.schema.createTable('orders', (table) => {
    table.comment('What a customer ordered at one time.');
    table
      .specificType('order_id', 'integer generated always as identity')
      .primary()
      .comment('Number of the order.');
    table.integer('customer_id').notNullable().comment('Who ordered.');
    table
      .timestamp('order_date', { useTz: true })
      .notNullable()
      .defaultTo(knex.raw('now()'))
      .comment('When the order came in.');
    table.foreign('customer_id', 'orders_customer_id_fkey').references('customer_id').inTable('customers');
  });
  await knex.schema.createTable('products', (table) => {
    table.comment('What the shop sells.');
    table
      .specificType('product_id', 'integer generated always as identity')
      .primary()
      .comment('Number of the product.');
    table.specificType('product_name', 'varchar').notNullable().comment('What the product is called.');
    table.text('description').comment('What there is to say about it.');
    table.double('price').notNullable().comment('What one costs.');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('orders');
  await knex.schema.dropTable('customers');
  await knex.schema.dropTable('products');
}

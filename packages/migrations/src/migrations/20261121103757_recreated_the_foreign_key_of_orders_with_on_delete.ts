/**
 * Recreated the foreign key of orders with on delete cascade
 *
 * Detected changed foreign key (customer_id) to customers(customer_id) on table orders
 *
 * Follows 20261121103635_created_tags_and_product_tags.
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders', (table) => {
    table.dropForeign('customer_id', 'orders_customer_id_fkey');
    table
      .foreign('customer_id', 'orders_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('CASCADE');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('orders', (table) => {
    table.dropForeign('customer_id', 'orders_customer_id_fkey');
    table.foreign('customer_id', 'orders_customer_id_fkey').references('customer_id').inTable('customers');
  });
}

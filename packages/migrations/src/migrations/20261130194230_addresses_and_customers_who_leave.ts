/**
 * Addresses, and customers who leave
 *
 * Detected added domain country
 * Detected added table addresses
 * Detected added column customers.deleted_at
 * Detected added index customers_email_address_key (deleted_at, email_address) on table customers
 *
 * Follows 20261130190456_exact_amounts_of_money_with_a_currency.
 *
 * The downgrade loses the data of:
 * - column customers.deleted_at
 * - table addresses
 */
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'CREATE DOMAIN "public"."country" AS text CONSTRAINT "country_check" CHECK ((VALUE ~ \'^[A-Z]{2}$\'::text))',
  );
  await knex.schema.createTable('addresses', (table) => {
    table.comment('Addresses of customers.');
    table
      .specificType('address_id', 'integer generated always as identity')
      .primary()
      .comment('Address number.');
    table.integer('customer_id').notNullable().comment('Customer who has the address.');
    table.specificType('kind', 'varchar').notNullable().comment('Use of the address: billing or shipping.');
    table
      .specificType('recipient', 'varchar')
      .notNullable()
      .comment('Name of the person or company at the address.');
    table.specificType('street', 'varchar').notNullable().comment('Street and house number.');
    table.specificType('city', 'varchar').notNullable().comment('City.');
    table.specificType('postal_code', 'varchar').notNullable().comment('Postal code.');
    table.specificType('country', 'public.country').notNullable().comment('Country of the address.');
    table
      .boolean('is_default')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the shop suggests the address.');
    table.check(
      "((kind)::text = ANY (ARRAY['billing'::character varying, 'shipping'::character varying]))",
      [],
      'addresses_kind_check',
    );
    table.check(
      "(((recipient)::text <> ''::text) AND ((street)::text <> ''::text) AND ((city)::text <> ''::text))",
      [],
      'addresses_recipient_check',
    );
    table.index(['customer_id'], 'addresses_customer_id_idx');
  });
  await knex.schema.alterTable('customers', (table) => {
    table
      .timestamp('deleted_at', { useTz: true })
      .comment('Time when the customer left; null for a customer of today.');
  });
  await knex.raw(
    'CREATE UNIQUE INDEX "addresses_one_default" ON "public"."addresses" USING "btree" ("customer_id", "kind") WHERE is_default',
  );
  await knex.raw(
    'CREATE UNIQUE INDEX "customers_email_address_key" ON "public"."customers" USING "btree" ((lower((email_address)::text))) WHERE (deleted_at IS NULL)',
  );
  await knex.schema.alterTable('addresses', (table) => {
    table
      .foreign('customer_id', 'addresses_customer_id_fkey')
      .references('customer_id')
      .inTable('customers')
      .onDelete('CASCADE');
  });
  await knex.raw(
    'COMMENT ON CONSTRAINT "addresses_kind_check" ON "public"."addresses" IS \'An address is for billing or for shipping.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "addresses_recipient_check" ON "public"."addresses" IS \'An address has a recipient, a street and a city.\'',
  );
  await knex.raw(
    'COMMENT ON CONSTRAINT "country_check" ON DOMAIN "public"."country" IS \'A country is two upper-case letters, such as DE.\'',
  );
  await knex.raw(
    'COMMENT ON INDEX "public"."addresses_one_default" IS \'A customer has at most one default address of each kind.\'',
  );
  await knex.raw(
    'COMMENT ON INDEX "public"."customers_email_address_key" IS \'Two customers do not share an email address, in upper or lower case, unless one has left.\'',
  );
  await knex.raw('COMMENT ON DOMAIN "public"."country" IS \'Country, by its ISO 3166 code of two letters.\'');
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('customers', (table) => {
    table.dropIndex([], 'customers_email_address_key');
    table.dropColumn('deleted_at');
  });
  await knex.schema.dropTable('addresses');
  await knex.raw('DROP DOMAIN "public"."country"');
}

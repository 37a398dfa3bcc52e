import type { Rule } from '@shop/schema';

/** A write that many sessions do at once, of which a rule admits some. */
export interface Race {
  readonly rule: Rule;
  /** What the sessions do; to follow "40 sessions". */
  readonly title: string;
  /** Statements before the race. */
  readonly setUp?: string;
  /** The statement of a session, by its number from 1. */
  readonly sql: (session: number) => string;
  /** The number of sessions whose write is kept. */
  readonly kept: number;
  /** A query that counts the rows which the writes leave. */
  readonly count: string;
}

/** The writes are raced on the rows of `ROWS`. */
export const RACES: readonly Race[] = [
  {
    rule: 'customers_email_address_key',
    title: 'sign up with one email address',
    sql: (session) =>
      `insert into customers (first_name, last_name, email_address)
       values ('Grace', 'Hopper', '${session % 2 ? 'GRACE' : 'grace'}@example.org')`,
    kept: 1,
    count: "select count(*)::integer from customers where lower(email_address) = 'grace@example.org'",
  },
  {
    rule: 'addresses_one_default',
    title: 'add a default address of one kind',
    sql: (session) =>
      `insert into addresses (customer_id, kind, recipient, street, city, postal_code, country, is_default)
       values (2, 'shipping', 'Alan Turing', 'Street ${session}', 'Wilmslow', 'SK9', 'GB', true)`,
    kept: 1,
    count: "select count(*)::integer from addresses where customer_id = 2 and kind = 'shipping'",
  },
  {
    rule: 'categories_no_cycle',
    title: 'each move a category into the next one of a ring',
    setUp: `delete from product_categories; truncate categories restart identity cascade;
      insert into categories (slug, name) select 'c' || number, 'C' from generate_series(1, 40) as number`,
    sql: (session) =>
      `update categories set parent_id = ${(session % 40) + 1} where category_id = ${session}`,
    kept: 39,
    count: `with recursive below as (
        select category_id from categories where parent_id is null
        union all select c.category_id from categories c join below on c.parent_id = below.category_id
      ) select count(*)::integer - 1 as count from below`,
  },
  {
    rule: 'categories_parent_id_slug_key',
    title: 'add a category at the top with one slug',
    sql: () => "insert into categories (slug, name) values ('lamps', 'Lamps')",
    kept: 1,
    count: "select count(*)::integer from categories where slug = 'lamps'",
  },
  {
    rule: 'variants_product_id_options_key',
    title: 'add a variant with the same options',
    sql: (session) =>
      `insert into variants (product_id, sku, options) values (2, 'CHAIR-${session}', '{"color": "red"}')`,
    kept: 1,
    count: 'select count(*)::integer - 1 as count from variants where product_id = 2',
  },
  {
    rule: 'prices_variant_id_currency_valid_excl',
    title: 'add a price for periods that overlap',
    sql: (session) =>
      `insert into prices (variant_id, currency, amount, valid)
       values (2, 'EUR', ${session}, tstzrange('2026-01-01', '2026-06-01'::timestamptz + ${session} * interval '1 day'))`,
    kept: 1,
    count: 'select count(*)::integer from prices where variant_id = 2',
  },
  {
    rule: 'product_images_product_id_position_key',
    title: 'add an image at one position',
    sql: (session) =>
      `insert into product_images (product_id, position, url, alternative_text)
       values (2, 1, 'https://images.example.org/${session}.jpg', 'Chair')`,
    kept: 1,
    count: 'select count(*)::integer from product_images where product_id = 2',
  },
  {
    rule: 'reviews_product_id_customer_id_key',
    title: 'review a product for one customer',
    sql: (session) =>
      `insert into reviews (product_id, customer_id, rating) values (2, 1, ${(session % 5) + 1})`,
    kept: 1,
    count: 'select count(*)::integer from reviews where product_id = 2',
  },
];

import type { BadWrite } from './bad-write.ts';

export const people: readonly BadWrite[] = [
  {
    rule: 'customers_pkey',
    title: 'two customers with one number',
    sql: "insert into customers overriding system value values (1, 'Eve', 'Doe', 'eve@example.org')",
  },
  {
    rule: 'customers_email_address_key',
    title: 'two customers with one email address in upper and lower case',
    sql: "insert into customers (first_name, last_name, email_address) values ('Eve', 'Doe', 'ADA@Example.org')",
  },
  {
    rule: 'customers_email_address_key',
    title: 'the return of a customer whose email address another one has',
    setUp: `update customers set deleted_at = now() where customer_id = 1;
      insert into customers (first_name, last_name, email_address) values ('Eve', 'Doe', 'ada@example.org')`,
    sql: 'update customers set deleted_at = null where customer_id = 1',
  },
  {
    rule: 'addresses_pkey',
    title: 'two addresses with one number',
    sql: `insert into addresses overriding system value values (1, 2, 'billing', 'A', 'B 1', 'C', '1', 'DE', true)`,
  },
  {
    rule: 'addresses_customer_id_fkey',
    title: 'an address of a customer who does not exist',
    sql: 'update addresses set customer_id = 9',
  },
  {
    rule: 'addresses_kind_check',
    title: 'an address of another kind',
    sql: "update addresses set kind = 'Billing'",
  },
  ...['recipient', 'street', 'city'].map(
    (column): BadWrite => ({
      rule: 'addresses_recipient_check',
      title: `an address without ${column}`,
      sql: `update addresses set ${column} = ''`,
    }),
  ),
  {
    rule: 'addresses_one_default',
    title: 'two default addresses of one kind',
    sql: "update addresses set is_default = true where customer_id = 1 and kind = 'billing'",
  },
  ...["'de'", "'DEU'", "''", "'D1'"].map(
    (country): BadWrite => ({
      rule: 'country_check',
      title: `the country ${country}`,
      sql: `update addresses set country = ${country}`,
    }),
  ),
];

import type { Rule } from '@shop/schema';

/** A write that many sessions do at once, of which a rule admits some. */
export interface Race {
  readonly rule: Rule;
  /** What the sessions do; to follow "40 sessions". */
  readonly title: string;
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
];

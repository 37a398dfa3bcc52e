import type { Race } from './race.ts';

/** Order 1 is pending and has 2 lamps of variant 1. Its payment 1 of 47.36 EUR is captured, and 5 are refunded. */
export const orderRaces: readonly Race[] = [
  {
    rule: 'payments_refunded_check',
    title: 'refund 4.20 of a payment of which 42.36 are left',
    sql: (session) =>
      `insert into refunds (payment_id, order_id, currency, amount, provider_reference, reason)
       values (1, 1, 'EUR', 4.20, 'race-${session}', 'Late')`,
    kept: 10,
    count: 'select count(*)::integer - 1 as count from refunds where (select refunded from payments) = 47',
  },
  {
    rule: 'payments_provider_provider_reference_key',
    title: 'enter a message of a provider',
    sql: () =>
      `insert into payments (order_id, currency, amount, status, provider, provider_reference)
       values (1, 'EUR', 1, 'captured', 'bank', 'p-2')`,
    kept: 1,
    count:
      'select count(*)::integer - 1 as count from payments where (select paid_amount from orders) = 48.37',
  },
  {
    rule: 'orders_status_moves',
    title: 'cancel an order and take it up again',
    sql: () =>
      "update orders set status = case status when 'pending' then 'cancelled' else 'pending' end where order_id = 1",
    kept: 1,
    count:
      "select count(*)::integer - 1 as count from order_events where (select status from orders) = 'cancelled'",
  },
  {
    rule: 'order_products_while_pending',
    title: 'add a line to an order and pay it',
    setUp: `insert into products (product_name, price, currency)
      select 'Product ' || number, 0, 'EUR' from generate_series(1, 40) as number`,
    sql: (session) =>
      `insert into order_products (order_id, product_id, product_name, currency, amount, lists_variants)
       values (1, ${session + 2}, 'Product', 'EUR', 0, false);
       update orders set status = 'paid' where order_id = 1`,
    kept: 1,
    count: 'select count(*)::integer - 1 as count from order_products where order_id = 1',
  },
  {
    rule: 'order_products_sums',
    title: 'add an item of a variant to a line that gets 3 items',
    sql: () =>
      `update order_product_variants set product_count = product_count + 1;
       update order_products set product_count = 3, amount = 59.70;
       set constraints all immediate`,
    kept: 1,
    count: `select count(*)::integer from order_products
      where product_count = 3 and (select product_count from order_product_variants) = 3`,
  },
  {
    rule: 'orders_cart_id_key',
    title: 'order one cart',
    sql: () => "insert into orders (customer_id, currency, cart_id) values (1, 'EUR', 2)",
    kept: 1,
    count: 'select count(*)::integer from orders where cart_id = 2',
  },
  {
    rule: 'orders_customer_id_fkey',
    title: 'place an order or delete its customer',
    setUp: `insert into customers (customer_id, first_name, last_name, email_address) overriding system value
        values (9, 'Grace', 'Hopper', 'grace@example.org');
      insert into orders (customer_id, currency) values (9, 'EUR')`,
    sql: (session) =>
      session > 20
        ? `insert into orders (customer_id, currency) values (9, 'EUR')`
        : 'delete from customers where customer_id = 9',
    kept: 20,
    count: 'select count(*)::integer - 1 as count from orders where customer_id = 9',
  },
];

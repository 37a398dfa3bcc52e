import type { BadWrite } from './bad-write.ts';

export const orders: readonly BadWrite[] = [
  {
    rule: 'orders_pkey',
    title: 'two orders with one number',
    sql: 'insert into orders (order_id, customer_id) overriding system value values (1, 1)',
  },
  {
    rule: 'orders_customer_id_fkey',
    title: 'an order of a customer who does not exist',
    sql: 'insert into orders (customer_id) values (9)',
  },
  {
    rule: 'order_products_pkey',
    title: 'two lines of an order with one product',
    sql: 'insert into order_products values (1, 1, 1)',
  },
  {
    rule: 'order_products_order_id_fkey',
    title: 'a line of an order that does not exist',
    sql: 'insert into order_products values (9, 1, 1)',
  },
  {
    rule: 'order_products_product_id_fkey',
    title: 'a line with a product that does not exist',
    sql: 'update order_products set product_id = 9',
  },
];

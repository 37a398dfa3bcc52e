import { type BadWrite, writes } from './bad-write.ts';

/** Moves order 1, which is pending and whose payment is captured. */
const move = (status: string) => `update orders set status = '${status}' where order_id = 1`;
/** Moves order 1 along a path. */
const follow = (...path: readonly string[]) => path.map(move).join('; ');

/** Order 1 has 2 red lamps, variant 1, and a captured payment of its total, 47.36 EUR, of which 5 are refunded. */
export const orders: readonly BadWrite[] = [
  {
    rule: 'orders_pkey',
    title: 'two orders with one number',
    sql: "insert into orders (order_id, customer_id, currency) overriding system value values (1, 1, 'EUR')",
  },
  {
    rule: 'orders_customer_id_fkey',
    title: 'an order of a customer who does not exist',
    sql: "insert into orders (customer_id, currency) values (9, 'EUR')",
  },
  {
    rule: 'orders_customer_id_fkey',
    title: 'the deletion of a customer with orders',
    sql: 'delete from customers where customer_id = 1',
  },
  ...writes('orders_cart_id_fkey', [
    ['an order of a cart that does not exist', 'update orders set cart_id = 9'],
    [
      'the deletion of a cart that has an order',
      'delete from carts where cart_id = 2',
      'update orders set cart_id = 2',
    ],
  ]),
  ...writes('orders_cart_id_key', [
    [
      'two orders of one cart',
      "insert into orders (customer_id, currency, cart_id) values (1, 'EUR', 2)",
      'update orders set cart_id = 2',
    ],
  ]),
  ...writes('orders_number_key', [
    [
      'two orders with one number for customers',
      "insert into orders (customer_id, currency, number) values (1, 'EUR', 'SO-0000000001')",
    ],
  ]),
  ...writes('orders_number_check', [
    ['an order without a number for customers', "update orders set number = ''"],
  ]),
  ...writes('orders_status_check', [
    ['a status that does not exist', move('lost')],
    ['a status in upper case', move('PAID')],
  ]),
  ...writes('orders_status_moves', [
    ...['paid', 'shipped', 'completed', 'cancelled'].map(
      (status) =>
        [
          `an order that begins as ${status}`,
          `with one as (insert into orders (customer_id, currency) values (1, 'EUR') returning 1)
           insert into orders (customer_id, currency, status, product_count)
           select 1, 'EUR', '${status}', 1 from one`,
        ] as const,
    ),
    ...[
      ['pending', 'shipped'],
      ['pending', 'completed'],
      ['paid', 'pending'],
      ['paid', 'completed'],
      ['paid', 'shipped', 'paid'],
      ['paid', 'shipped', 'cancelled'],
      ['paid', 'shipped', 'completed', 'shipped'],
      ['paid', 'shipped', 'completed', 'cancelled'],
      ['cancelled', 'pending'],
      ['cancelled', 'paid'],
      ['paid', 'cancelled', 'paid'],
    ].map((path) => {
      const [last = ''] = path.slice(-1);
      const before = path.slice(path[0] === 'pending' ? 1 : 0, -1);
      return [
        `the move from ${before.at(-1) ?? 'pending'} to ${last}`,
        move(last),
        follow(...before),
      ] as const;
    }),
    [
      'a merge that moves an order back',
      `merge into orders using (values (1)) as one (order_id) on orders.order_id = one.order_id
       when matched then update set status = 'pending'`,
      follow('paid'),
    ],
    [
      'an upsert that moves an order back',
      `insert into orders (order_id, customer_id, currency) overriding system value values (1, 1, 'EUR')
       on conflict (order_id) do update set status = excluded.status`,
      follow('paid'),
    ],
  ]),
  ...writes('orders_status_at', [
    ['a status since before the previous one', "update orders set status = 'paid', status_at = '2000-01-01'"],
    ['another time of the same status', "update orders set status_at = '2000-01-01'"],
    ['a later time of the same status', "update orders set status_at = now() + interval '1 day'"],
  ]),
  ...writes('orders_product_count_check', [
    [
      'the payment of an order without lines',
      "update orders set status = 'paid' where order_id = 2",
      "insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR')",
    ],
    ['a negative number of items', 'update orders set product_count = -1'],
  ]),
  ...writes('orders_paid_amount_check', [
    [
      'the payment of an order that costs more than was captured',
      move('paid'),
      'update orders set shipping_amount = 0.02',
    ],
  ]),
  ...writes(
    'orders_fixed',
    [
      "number = 'X'",
      'shipping_amount = 0.01',
      'customer_id = 2',
      "order_date = '2000-01-01'",
      "currency = 'CHF'",
    ].map((change) => [`${change} of a paid order`, `update orders set ${change}`, move('paid')] as const),
  ),
  ...writes('orders_sums', [
    ...[
      'product_count = 3',
      'products_amount = 0',
      'products_amount = products_amount + 0.01',
      'tax_amount = 0',
      'paid_amount = 50',
      'paid_amount = 0',
    ].map((change) => [`${change}, which is not the sum`, `update orders set ${change}`] as const),
    [
      'a new order with an amount and no line',
      "insert into orders (customer_id, currency, products_amount) values (1, 'EUR', 1)",
    ],
    [
      'amounts that are updated with the status',
      "update orders set status = 'paid', products_amount = 1, tax_amount = 0, paid_amount = 1",
    ],
  ]),
  ...writes('order_addresses_pkey', [
    [
      'two billing addresses of an order',
      "insert into order_addresses select order_id, kind, 'A', 'B', 'C', '', country from order_addresses",
    ],
  ]),
  ...writes('order_addresses_order_id_fkey', [
    ['an address of an order that does not exist', 'update order_addresses set order_id = 9'],
  ]),
  ...writes('order_addresses_kind_check', [
    ['an address of another kind', "update order_addresses set kind = 'Billing'"],
  ]),
  ...writes(
    'order_addresses_recipient_check',
    ['recipient', 'street', 'city'].map(
      (column) =>
        [`an address of an order without ${column}`, `update order_addresses set ${column} = ''`] as const,
    ),
  ),
  ...writes('order_events_pkey', [
    [
      'two events with one number',
      `insert into order_events overriding system value select event_id, created_at, 1, null, 'paid' from order_events`,
    ],
  ]),
  ...writes('order_events_order_id_fkey', [
    [
      'an event of an order that does not exist',
      "insert into order_events (order_id, to_status) values (9, 'pending')",
    ],
  ]),
  ...writes('order_events_written_by_orders', [
    [
      'an event that is written by hand',
      "insert into order_events (order_id, from_status, to_status) values (1, 'pending', 'paid')",
    ],
  ]),
  ...writes('order_events_append_only', [
    ['an event that is changed', "update order_events set to_status = 'paid'"],
    ['an event that is changed by an update of no value', 'update order_events set to_status = to_status'],
    ['an event that is deleted', 'delete from order_events'],
    [
      'a merge that changes an event',
      `merge into order_events using (values (1)) as one (order_id) on order_events.order_id = one.order_id
       when matched then update set to_status = 'paid'`,
    ],
    [
      'a merge that deletes an event',
      `merge into order_events using (values (1)) as one (order_id) on order_events.order_id = one.order_id
       when matched then delete`,
    ],
    [
      'an upsert that changes an event',
      `insert into order_events overriding system value select * from order_events
       on conflict (event_id, created_at) do update set to_status = 'paid'`,
    ],
  ]),
  ...writes('order_events_no_truncate', [
    ['events that are truncated', 'truncate order_events'],
    [
      'events that are truncated with other tables',
      'truncate order_events, order_products, order_product_variants, refunds',
    ],
  ]),
];

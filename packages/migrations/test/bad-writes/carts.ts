import { type BadWrite, writes } from './bad-write.ts';
import type { Race } from './race.ts';

const status = (cart: number, to: string) => `update carts set status = '${to}' where cart_id = ${cart}`;

/** Changes of the products of a cart. */
const changes = (cart: number) => [
  `insert into cart_products (cart_id, variant_id) values (${cart}, 3)`,
  `update cart_products set product_count = 7 where cart_id = ${cart}`,
  `delete from cart_products where cart_id = ${cart}`,
  `update cart_products set cart_id = ${cart}, variant_id = 3 where cart_id = 2`,
  `update cart_products set cart_id = 2, variant_id = variant_id + 1 where cart_id = ${cart}`,
  `insert into cart_products (cart_id, variant_id) values (${cart}, 1)
   on conflict (cart_id, variant_id) do update set product_count = 7`,
  `merge into cart_products using (values (${cart})) as one (id) on cart_id = one.id
   when matched then update set product_count = 7`,
];

/** Cart 1 of customer 2 was ordered. Cart 2 of customer 1 and cart 3 of a guest are open. */
export const carts: readonly BadWrite[] = [
  ...writes('carts_pkey', [
    [
      'two carts with one number',
      `insert into carts (cart_id, customer_id, currency) overriding system value values (2, 2, 'EUR')`,
    ],
  ]),
  ...writes('carts_token_key', [
    [
      'two guests with one token',
      `insert into carts (token, currency) select token, 'CHF' from carts where cart_id = 3`,
    ],
  ]),
  ...writes('carts_customer_id_fkey', [
    [
      'a cart of a customer who does not exist',
      "insert into carts (customer_id, currency) values (9, 'EUR')",
    ],
  ]),
  ...writes('carts_owner_check', [
    ['a cart of no one', "insert into carts (currency) values ('EUR')"],
    ['a cart of a customer with a token', 'update carts set token = gen_random_uuid() where cart_id = 2'],
    ["a guest's cart of a customer", 'update carts set customer_id = 2 where cart_id = 3'],
  ]),
  ...writes('carts_one_open', [
    ['two open carts of a customer', "insert into carts (customer_id, currency) values (1, 'EUR')"],
    ['two open carts in different currencies', "insert into carts (customer_id, currency) values (1, 'CHF')"],
    [
      'an abandoned cart that is opened beside an open one',
      status(2, 'open'),
      `${status(2, 'abandoned')}; insert into carts (customer_id, currency) values (1, 'EUR')`,
    ],
    [
      "a guest's cart for a customer with an open one",
      'update carts set customer_id = 1, token = null where cart_id = 3',
    ],
  ]),
  ...writes('carts_status_check', [
    ["the status 'paid' of a cart", status(2, 'paid')],
    ["the status 'Open' of a cart", status(2, 'Open')],
  ]),
  ...writes('carts_status_moves', [
    [
      'a new cart that was ordered',
      "insert into carts (customer_id, currency, status) values (2, 'EUR', 'ordered')",
    ],
    ['an abandoned cart that is ordered', status(2, 'ordered'), status(2, 'abandoned')],
    ['a merged cart that is opened', status(3, 'open'), status(3, 'merged')],
  ]),
  ...writes('carts_ordered', [
    ['an ordered cart that is opened', status(1, 'open')],
    ['an ordered cart in another currency', "update carts set currency = 'CHF' where cart_id = 1"],
    ['an ordered cart of another customer', 'update carts set customer_id = 1 where cart_id = 1'],
    ['an ordered cart that is deleted', 'delete from carts where cart_id = 1'],
    ['the deletion of a customer with an ordered cart', 'delete from customers where customer_id = 2'],
    [
      'a merge that deletes an ordered cart',
      'merge into carts using (values (1)) as one (id) on cart_id = one.id when matched then delete',
    ],
  ]),
  ...writes('cart_products_pkey', [
    ['a variant in a cart twice', 'insert into cart_products (cart_id, variant_id) values (2, 1)'],
  ]),
  ...writes('cart_products_cart_id_fkey', [
    [
      'a product in a cart that does not exist',
      'insert into cart_products (cart_id, variant_id) values (9, 1)',
    ],
  ]),
  ...writes('cart_products_variant_id_fkey', [
    [
      'a variant that does not exist in a cart',
      'insert into cart_products (cart_id, variant_id) values (2, 9)',
    ],
  ]),
  ...writes('cart_products_product_count_check', [
    ...[0, -1, 1000].map(
      (count) =>
        [
          `${count} units in a cart`,
          `update cart_products set product_count = ${count} where cart_id = 2`,
        ] as const,
    ),
    [
      'carts that are merged to more than 999 units',
      "select merge_cart('00000000-0000-4000-8000-000000000003', 1)",
      'update cart_products set product_count = 998 where cart_id = 2',
    ],
  ]),
  ...writes('cart_products_open_cart', [
    ...changes(1).map((sql, at) => [`change ${at + 1} of an ordered cart`, sql] as const),
    ...changes(3).map(
      (sql, at) => [`change ${at + 1} of an abandoned cart`, sql, status(3, 'abandoned')] as const,
    ),
    ...changes(3).map((sql, at) => [`change ${at + 1} of a merged cart`, sql, status(3, 'merged')] as const),
    [
      'the deletion of a variant in an ordered cart',
      'delete from variants where variant_id = 3',
      `insert into cart_products (cart_id, variant_id) values (2, 3); delete from stock_levels where variant_id = 3;
       ${status(2, 'ordered')}`,
    ],
  ]),
  ...writes('cart_products_no_truncate', [
    ['TRUNCATE of the products of carts', 'truncate cart_products'],
    ['TRUNCATE of the carts with their products', 'truncate carts cascade'],
  ]),
];

export const cartRaces: readonly Race[] = [
  {
    rule: 'carts_one_open',
    title: 'open a cart for one customer',
    sql: () => "insert into carts (customer_id, currency) values (2, 'EUR')",
    kept: 1,
    count: "select count(*)::integer from carts where customer_id = 2 and status = 'open'",
  },
  {
    rule: 'cart_products_product_count_check',
    title: 'each add 50 units to a cart that has 1',
    sql: () => 'update cart_products set product_count = product_count + 50 where cart_id = 2',
    kept: 19,
    count: 'select (product_count - 1) / 50 as count from cart_products where cart_id = 2',
  },
  {
    rule: 'carts_ordered',
    title: 'order one cart',
    sql: () => "update carts set status = 'ordered' where cart_id = 2",
    kept: 1,
    count: "select count(*)::integer from carts where cart_id = 2 and status = 'ordered'",
  },
];

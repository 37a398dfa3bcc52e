import type { BadWrite } from './bad-write.ts';

const use = (order: number, discount: number, amount: string, currency = 'EUR') =>
  `insert into order_discounts (order_id, discount_id, currency, amount)
   values (${order}, ${discount}, '${currency}', ${amount})`;

/** Order 101 uses discount 1, of 10 percent. */
export const discounts: readonly BadWrite[] = [
  {
    rule: 'discounts_pkey',
    title: 'two discounts with one number',
    sql: "insert into discounts (discount_id, kind, value) overriding system value values (1, 'percent', 1)",
  },
  {
    rule: 'discounts_code_key',
    title: 'two discounts with one code',
    sql: "insert into discounts (code, kind, value) values ('TEN', 'percent', 1)",
  },
  ...["''", "'ten'", "'TEN-'", "'T N'", "E'TEN\\n'"].map(
    (code): BadWrite => ({
      rule: 'discounts_code_check',
      title: `the code ${code} of a discount`,
      sql: `update discounts set code = ${code} where discount_id = 1`,
    }),
  ),
  {
    rule: 'discounts_kind_check',
    title: 'a discount of another kind',
    sql: "insert into discounts (kind, value) values ('free', 1)",
  },
  ...['0', '-1', "'NaN'"].map(
    (value): BadWrite => ({
      rule: 'discounts_value_check',
      title: `a discount of ${value}`,
      sql: `update discounts set value = ${value} where kind = 'fixed'`,
    }),
  ),
  ...['100.01', '101', '999999999999.99'].map(
    (value): BadWrite => ({
      rule: 'discounts_percent_check',
      title: `a discount of ${value} percent`,
      sql: `update discounts set value = ${value} where discount_id = 1`,
    }),
  ),
  {
    rule: 'discounts_currency_check',
    title: 'a percentage with a currency',
    sql: "update discounts set currency = 'EUR' where kind = 'percent'",
  },
  {
    rule: 'discounts_currency_check',
    title: 'a fixed amount without a currency',
    sql: "update discounts set currency = null where kind = 'fixed'",
  },
  {
    rule: 'discounts_valid_check',
    title: 'a discount for an empty period',
    sql: "update discounts set valid = 'empty'",
  },
  ...[0, -1].map(
    (uses): BadWrite => ({
      rule: 'discounts_max_uses_check',
      title: `a limit of ${uses} uses`,
      sql: `update discounts set max_uses = ${uses} where used = 0`,
    }),
  ),
  {
    rule: 'discounts_used_check',
    title: 'the use of a discount beyond its limit',
    setUp: 'update discounts set max_uses = 1 where discount_id = 1',
    sql: use(1, 1, '1'),
  },
  {
    rule: 'discounts_used_check',
    title: 'uses beyond the limit in one statement',
    setUp: 'update discounts set max_uses = 1 where discount_id = 2',
    sql: "insert into order_discounts values (1, 2, 'EUR', 1), (101, 2, 'EUR', 1)",
  },
  {
    rule: 'discounts_used_check',
    title: 'a limit below the number of uses',
    setUp: use(1, 1, '1'),
    sql: 'update discounts set max_uses = 1 where discount_id = 1',
  },
  {
    rule: 'discounts_begin_unused',
    title: 'a new discount that is used',
    sql: "insert into discounts (kind, value, used) values ('percent', 1, 1)",
  },
  ...['used + 1', '0'].map(
    (used): BadWrite => ({
      rule: 'discounts_used_by_orders',
      title: `an update that sets the uses of a discount to ${used}`,
      sql: `update discounts set used = ${used} where discount_id = 1`,
    }),
  ),
  {
    rule: 'discounts_used_by_orders',
    title: 'an upsert that sets the uses of a discount',
    sql: `insert into discounts (discount_id, kind, value) overriding system value values (1, 'percent', 1)
      on conflict (discount_id) do update set used = 5`,
  },
];

/** Uses of discounts by the orders 1 and 101 in EUR, and 102 in CHF. */
export const orderDiscounts: readonly BadWrite[] = [
  { rule: 'order_discounts_pkey', title: 'two uses of a discount by an order', sql: use(101, 1, '0') },
  {
    rule: 'order_discounts_discount_id_fkey',
    title: 'the use of a discount that does not exist',
    sql: use(101, 9, '0'),
  },
  {
    rule: 'order_discounts_discount_id_fkey',
    title: 'the deletion of a discount that an order uses',
    sql: 'delete from discounts where discount_id = 1',
  },
  {
    rule: 'order_discounts_order_id_currency_fkey',
    title: 'a discount on an order that does not exist',
    sql: use(999, 1, '0'),
  },
  {
    rule: 'order_discounts_order_id_currency_fkey',
    title: 'a discount in another currency than its order',
    sql: use(102, 1, '1'),
  },
  ...(
    [
      ['after its period', use(101, 3, '1')],
      [
        'before its period',
        use(1, 2, '1'),
        "update discounts set valid = '[2999-01-01,)' where discount_id = 2",
      ],
      ['in another currency than a fixed one', use(102, 2, '1', 'CHF')],
      ['for more than a fixed value', use(101, 2, '5.01')],
      ['for more than its percentage', use(1, 1, '3.99')],
      [
        'by an order that is not pending',
        use(1, 2, '1'),
        "update orders set status = 'cancelled' where order_id = 1",
      ],
    ] as const
  ).map(
    ([title, sql, setUp]): BadWrite => ({
      rule: 'order_discounts_apply',
      title: `the use of a discount ${title}`,
      sql,
      ...(setUp && { setUp }),
    }),
  ),
  {
    rule: 'order_discounts_return',
    title: 'the deletion of a discount from an order that is not pending',
    setUp: "update orders set status = 'cancelled' where order_id = 101",
    sql: 'delete from order_discounts where order_id = 101',
  },
  ...['amount = 0', 'discount_id = 2', 'amount = amount'].map(
    (change): BadWrite => ({
      rule: 'order_discounts_no_update',
      title: `a discount on an order whose ${change} is set`,
      sql: `update order_discounts set ${change}`,
    }),
  ),
  {
    rule: 'order_discounts_no_truncate',
    title: 'the truncation of discounts and their uses',
    sql: 'truncate discounts cascade',
  },
  {
    rule: 'orders_discount_amount_check',
    title: 'discounts of more than the price of the items',
    setUp: use(101, 2, '5'),
    sql: "update order_products set amount = 19, product_name = 'Stool' where order_id = 101",
  },
  { rule: 'amount_check', title: 'a negative discount', sql: use(101, 2, '-1') },
];

import type { BadWrite } from './bad-write.ts';

const move = (card: number, reason: string, amount: string, order: number | null, currency = 'EUR') =>
  `insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id)
   values (${card}, '${currency}', '${reason}', ${amount}, ${order})`;

/** Card 1 has 85 EUR, card 2 has 100 CHF. */
export const giftCards: readonly BadWrite[] = [
  {
    rule: 'gift_cards_pkey',
    title: 'two gift cards with one number',
    sql: `insert into gift_cards (gift_card_id, code, currency) overriding system value
      values (1, 'AAAA-AAAA-AAAA-AAA9', 'EUR')`,
  },
  {
    rule: 'gift_cards_code_key',
    title: 'two gift cards with one code',
    sql: "insert into gift_cards (code, currency) values ('AAAA-AAAA-AAAA-AAA1', 'EUR')",
  },
  ...["''", "'AAAA'", "'aaaa-AAAA-AAAA-AAA1'", "'AAAA-AAAA-AAAA-AAA11'", "E'AAAA-AAAA-AAAA-AAA1\\n'"].map(
    (code): BadWrite => ({
      rule: 'gift_cards_code_check',
      title: `the code ${code} of a gift card`,
      sql: `update gift_cards set code = ${code} where gift_card_id = 1`,
    }),
  ),
  {
    rule: 'gift_cards_balance_check',
    title: 'a payment of more than a gift card has',
    sql: move(1, 'payment', '-85.01', 101),
  },
  {
    rule: 'gift_cards_balance_check',
    title: 'a correction below 0',
    sql: move(1, 'correction', '-85.01', null),
  },
  {
    rule: 'gift_cards_sums',
    title: 'a new gift card with a balance and no movement',
    sql: "insert into gift_cards (code, currency, balance) values ('AAAA-AAAA-AAAA-AAA9', 'EUR', 10)",
  },
  {
    rule: 'gift_cards_sums',
    title: 'an update of the balance of a gift card',
    sql: 'update gift_cards set balance = balance + 1',
  },
  {
    rule: 'gift_cards_no_truncate',
    title: 'the truncation of gift cards',
    sql: 'truncate gift_cards cascade',
  },
  {
    rule: 'gift_card_movements_pkey',
    title: 'two movements with one number',
    sql: `insert into gift_card_movements (movement_id, gift_card_id, currency, reason, amount)
      overriding system value values (1, 1, 'EUR', 'issue', 1)`,
  },
  {
    rule: 'gift_card_movements_gift_card_id_currency_fkey',
    title: 'a movement in another currency than its gift card',
    sql: move(1, 'issue', '1', null, 'CHF'),
  },
  {
    rule: 'gift_card_movements_gift_card_id_currency_fkey',
    title: 'the deletion of a gift card with movements',
    sql: 'delete from gift_cards where gift_card_id = 2',
  },
  {
    rule: 'gift_card_movements_order_id_currency_fkey',
    title: 'a payment of an order in another currency than the gift card',
    sql: move(1, 'payment', '-1', 102),
  },
  {
    rule: 'gift_card_movements_order_id_currency_fkey',
    title: 'a payment of an order in its currency by a gift card in another one',
    sql: move(2, 'payment', '-1', 101, 'CHF'),
  },
  {
    rule: 'gift_card_movements_reason_check',
    title: 'a movement for another reason',
    sql: move(1, 'present', '1', null),
  },
  ...(
    [
      ['payment', '1', 101],
      ['refund', '-1', 101],
      ['issue', '-1', null],
      ['issue', "'NaN'", null],
      ['correction', '0', null],
    ] as const
  ).map(
    ([reason, amount, order]): BadWrite => ({
      rule: 'gift_card_movements_amount_check',
      title: `a movement of ${amount} with the reason ${reason}`,
      sql: move(1, reason, amount, order),
    }),
  ),
  {
    rule: 'gift_card_movements_order_id_check',
    title: 'a payment without an order',
    sql: move(1, 'payment', '-1', null),
  },
  {
    rule: 'gift_card_movements_order_id_check',
    title: 'an issue for an order',
    sql: move(1, 'issue', '1', 101),
  },
  {
    rule: 'gift_card_movements_apply',
    title: 'a payment of an order that is not pending',
    setUp: "update orders set status = 'cancelled' where order_id = 1",
    sql: move(1, 'payment', '-1', 1),
  },
  {
    rule: 'gift_card_movements_apply',
    title: 'a refund to a gift card that did not pay the order',
    sql: move(1, 'refund', '1', 1),
  },
  ...[
    ['an update of a movement', 'update gift_card_movements set amount = 1'],
    ['a deletion of a movement', 'delete from gift_card_movements'],
    [
      'a merge that deletes movements',
      'merge into gift_card_movements using (values (1)) as one on true when matched then delete',
    ],
  ].map(([title = '', sql = '']): BadWrite => ({ rule: 'gift_card_movements_append_only', title, sql })),
  {
    rule: 'gift_card_movements_no_truncate',
    title: 'the truncation of movements',
    sql: 'truncate gift_card_movements',
  },
];

/** Order 101 is paid with 20 from gift card 1, which has got 5 back. */
export const orderGiftCards: readonly BadWrite[] = [
  {
    rule: 'order_gift_cards_pkey',
    title: 'two rows for a gift card and an order',
    sql: "insert into order_gift_cards values (101, 1, 'EUR', 0, 0)",
  },
  {
    rule: 'order_gift_cards_order_id_currency_fkey',
    title: 'a gift card that pays an order in another currency',
    sql: "insert into order_gift_cards values (102, 1, 'EUR', 0, 0)",
  },
  {
    rule: 'order_gift_cards_gift_card_id_currency_fkey',
    title: 'a gift card in another currency that pays an order',
    sql: "insert into order_gift_cards values (101, 2, 'EUR', 0, 0)",
  },
  {
    rule: 'order_gift_cards_refunded_check',
    title: 'a refund of more than a gift card paid',
    sql: move(1, 'refund', '15.01', 101),
  },
  {
    rule: 'order_gift_cards_sums',
    title: 'a payment that no movement explains',
    sql: "insert into order_gift_cards values (1, 1, 'EUR', 1, 0)",
  },
  {
    rule: 'order_gift_cards_sums',
    title: 'a refund that no movement explains',
    sql: 'update order_gift_cards set refunded = refunded + 1 where order_id = 101',
  },
  {
    rule: 'order_gift_cards_no_deletion',
    title: 'the deletion of what a gift card paid',
    sql: 'delete from order_gift_cards',
  },
  {
    rule: 'order_gift_cards_no_truncate',
    title: 'the truncation of what gift cards paid',
    sql: 'truncate order_gift_cards',
  },
  {
    rule: 'orders_sums',
    title: 'an order with a discount that no row explains',
    sql: 'update orders set discount_amount = 1 where order_id = 1',
  },
];

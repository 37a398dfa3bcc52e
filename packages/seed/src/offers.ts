import { always, type Generator } from '@trellis/populate';

/** Discounts in the order of their numbers: code, kind, value, currency, period, and the largest number of uses. */
const DISCOUNTS = [
  ['WELCOME-10', 'percent', '10.00', null, '["2023-01-01 00:00:00+00",)', null],
  ['SUMMER-2024', 'fixed', '5.00', 'EUR', '["2024-06-01 00:00:00+00","2024-09-01 00:00:00+00")', '100000'],
  ['STAFF', 'percent', '25.00', null, '["2023-01-01 00:00:00+00",)', '500'],
] as const;

/** The number of discounts. */
export const DISCOUNT_COUNT = DISCOUNTS.length;

const part =
  (at: number): Generator =>
  ({ row }) =>
    DISCOUNTS[row]?.[at] ?? null;

export const discountColumns = {
  code: part(0),
  kind: part(1),
  value: part(2),
  currency: part(3),
  valid: part(4),
  max_uses: part(5),
  used: always('0'),
};

/** Four groups of letters and digits; the last two are the number of the card. */
export const giftCardCode: Generator = (cell) => {
  const groups = [
    cell.below(36 ** 4),
    cell.below(36 ** 4),
    Math.floor(cell.row / 36 ** 4),
    cell.row % 36 ** 4,
  ];
  return groups.map((group) => group.toString(36).toUpperCase().padStart(4, '0')).join('-');
};

/**
 * Statements that use the offers, while the orders are pending: some orders use the discount that has no limit, or the one
 * of the summer, and most gift cards pay a part of an order that was placed later.
 */
export const USE_OFFERS = [
  `insert into order_discounts (order_id, discount_id, currency, amount)
   select o.order_id, d.discount_id, o.currency, round(o.products_amount * d.value / 100, 2)
   from orders as o join discounts as d on d.code = 'WELCOME-10' where o.order_id % 8 = 0`,
  `insert into order_discounts (order_id, discount_id, currency, amount)
   select o.order_id, d.discount_id, o.currency, d.value
   from orders as o join discounts as d on d.code = 'SUMMER-2024' and d.valid @> o.order_date and d.currency = o.currency
   where o.order_id % 8 = 1 and o.products_amount >= d.value`,
  `insert into gift_card_movements (gift_card_id, currency, reason, amount, moved_at)
   select gift_card_id, currency, 'issue', 20 + 10 * (gift_card_id % 9), created_at from gift_cards order by gift_card_id`,
  `insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id, moved_at)
   select c.gift_card_id, c.currency, 'payment', -least(c.balance, o.total::numeric), o.order_id, o.order_date
   from gift_cards as c join orders as o on o.currency = c.currency and o.order_date > c.created_at
     and o.order_id = (c.gift_card_id - 1) / 40 * 2000 + ((c.gift_card_id - 1) % 40 + 1) * 50 - 7
   where o.total > 0 order by c.gift_card_id`,
  `insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id, moved_at)
   select gift_card_id, currency, 'refund', 5, order_id, moved_at + interval '3 days'
   from gift_card_movements where reason = 'payment' and amount <= -5 and gift_card_id % 5 = 0 order by movement_id`,
];

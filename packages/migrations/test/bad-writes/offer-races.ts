import { OFFER_ORDERS } from './offer-orders.ts';
import type { Race } from './race.ts';

/** Order 101 is pending and costs 134.10, of which gift card 1 paid 20 and got 5 back. The card has 85. */
export const offerRaces: readonly Race[] = [
  {
    rule: 'discounts_used_check',
    title: 'use a discount for 10 orders',
    setUp: `${OFFER_ORDERS} insert into orders (order_id, customer_id, currency) overriding system value
        select 200 + number, 1, 'EUR' from generate_series(1, 40) as number;
      insert into discounts (kind, value, max_uses) values ('percent', 10, 10)`,
    sql: (session) => `insert into order_discounts (order_id, discount_id, currency, amount)
      values (${200 + session}, 5, 'EUR', 0)`,
    kept: 10,
    count: `select case when used = (select count(*) from order_discounts as o where o.discount_id = d.discount_id)
        then used end as count from discounts as d where discount_id = 5`,
  },
  {
    rule: 'gift_cards_balance_check',
    setUp: OFFER_ORDERS,
    title: 'spend 8 from a gift card with 85',
    sql: (session) =>
      session % 2
        ? `insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id)
           values (1, 'EUR', 'payment', -8, ${session % 4 === 1 ? 1 : 101})`
        : `insert into gift_card_movements (gift_card_id, currency, reason, amount) values (1, 'EUR', 'correction', -8)`,
    kept: 10,
    count: `select case when balance = 5 and paid_amount = gifts then (85 - balance)::integer / 8 end as count
      from gift_cards, (select sum(paid_amount) - (select sum(amount) from payments where status = 'captured') as paid_amount from orders) as o,
        (select sum(amount) as gifts from order_gift_cards) as g where gift_card_id = 1`,
  },
  {
    rule: 'order_gift_cards_refunded_check',
    setUp: OFFER_ORDERS,
    title: 'refund 1 of 15 to a gift card',
    sql: () => `insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id)
      values (1, 'EUR', 'refund', 1, 101)`,
    kept: 15,
    count: `select case when balance = 100 then refunded::integer - 5 end as count
      from order_gift_cards join gift_cards using (gift_card_id) where gift_card_id = 1`,
  },
];

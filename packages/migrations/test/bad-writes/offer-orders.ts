import type { BadWrite } from './bad-write.ts';

/**
 * Pending orders for offers: 101 in EUR and 102 in CHF. Order 101 costs 149, of which a discount takes off 14.90; gift card 1
 * paid 20 of it and got 5 back. They are not in `ROWS`, whose one order other bad writes pay.
 */
export const OFFER_ORDERS = `
  insert into orders (order_id, customer_id, currency) overriding system value values (101, 1, 'EUR'), (102, 1, 'CHF');
  insert into order_products (order_id, product_id, product_count, product_name, currency, amount, lists_variants)
    values (101, 2, 1, 'Chair', 'EUR', 149, false), (102, 2, 1, 'Chair', 'CHF', 160, false);
  insert into order_discounts (order_id, discount_id, currency, amount) values (101, 1, 'EUR', 14.90);
  insert into gift_card_movements (gift_card_id, currency, reason, amount, order_id) values
    (1, 'EUR', 'payment', -20, 101), (1, 'EUR', 'refund', 5, 101);
  set constraints all immediate; set constraints all deferred;
`;

/** Bad writes that begin with these orders. */
export const withOfferOrders = (writes: readonly BadWrite[]): readonly BadWrite[] =>
  writes.map((write) => ({ ...write, setUp: `${OFFER_ORDERS}${write.setUp ?? ''}` }));

import { inDomain, integer, timestamptz, varchar, view } from '@trellis/model';
import { amount, currency } from '../money/index.ts';

/**
 * View `order_totals`: one row per order with its totals.
 *
 * @example
 * import { orderTotals } from '@shop/schema';
 *
 * console.log(orderTotals.columns?.total.type); // amount
 */
export const orderTotals = view('order_totals', {
  doc: 'Number of items and total price of each order.',
  definition: `select order_id, customer_id, order_date, status, currency, product_count, products_amount, tax_amount,
  shipping_amount, total, paid_amount, discount_amount from orders`,
  key: ['order_id'],
  columns: {
    order_id: integer({ references: 'orders.order_id', nullable: false, doc: 'Order number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      nullable: false,
      doc: 'Customer who placed the order.',
    }),
    order_date: timestamptz({ nullable: false, doc: 'Time when the order was placed.' }),
    status: varchar({ nullable: false, doc: 'Status of the order.' }),
    currency: inDomain(currency, { nullable: false, doc: 'Currency of the amounts.' }),
    product_count: integer({ nullable: false, doc: 'Number of items in the order.' }),
    products_amount: inDomain(amount, { nullable: false, doc: 'Price of the items, without tax.' }),
    tax_amount: inDomain(amount, { nullable: false, doc: 'Tax on the items.' }),
    shipping_amount: inDomain(amount, { nullable: false, doc: 'Price of the shipment, with tax.' }),
    total: inDomain(amount, { nullable: false, doc: 'What the customer pays.' }),
    paid_amount: inDomain(amount, {
      nullable: false,
      doc: 'Sum of the captured payments and of those by gift card.',
    }),
    discount_amount: inDomain(amount, { nullable: false, doc: 'Sum of the discounts on the items.' }),
  },
});

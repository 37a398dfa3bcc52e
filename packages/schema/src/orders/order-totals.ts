import { bigint, inDomain, integer, numeric, timestamptz, view } from '@trellis/model';
import { currency } from '../money/index.ts';

/**
 * View `order_totals`: one row per order and currency with its totals. An order without products has one row.
 *
 * @example
 * import { orderTotals } from '@shop/schema';
 *
 * console.log(orderTotals.columns?.total.type); // numeric
 */
export const orderTotals = view('order_totals', {
  doc: 'Number of items and total price of each order.',
  definition: `select o.order_id, o.customer_id, o.order_date, p.currency,
  coalesce(sum(l.product_count), 0) as product_count,
  coalesce(sum(l.product_count * p.price), 0) as total
from orders o
left join order_products l on l.order_id = o.order_id
left join products p on p.product_id = l.product_id
group by o.order_id, p.currency`,
  key: ['order_id', 'currency'],
  columns: {
    order_id: integer({ references: 'orders.order_id', nullable: false, doc: 'Order number.' }),
    customer_id: integer({
      references: 'customers.customer_id',
      nullable: false,
      doc: 'Customer who placed the order.',
    }),
    order_date: timestamptz({ nullable: false, doc: 'Time when the order was placed.' }),
    currency: inDomain(currency, { nullable: true, doc: 'Currency of the total; null without products.' }),
    product_count: bigint({ nullable: false, doc: 'Number of items in the order.' }),
    total: numeric({ nullable: false, doc: 'Total price of the items.' }),
  },
});

import { bigint, date, inDomain, numeric, view } from '@trellis/model';
import { currency } from '../money/index.ts';

/**
 * Materialized view `revenue_by_day`: what the orders of a day brought in, of those that are paid. Reports read it and not
 * the whole history of orders. A job refreshes it: `refresh materialized view concurrently revenue_by_day` lets readers
 * read meanwhile, by the unique index.
 *
 * @example
 * import { revenueByDay } from '@shop/schema';
 *
 * console.log(revenueByDay.key); // ['day', 'currency']
 */
export const revenueByDay = view('revenue_by_day', {
  materialized: true,
  doc: 'Revenue of the orders of each day, as of the last refresh.',
  definition: `select (o.order_date at time zone 'UTC')::date as day, o.currency, count(*) as order_count,
  sum(o.product_count) as product_count, sum(o.discount_amount::numeric) as discount_amount,
  sum(o.tax_amount::numeric) as tax_amount, sum(o.total::numeric) as total, sum(r.refunded) as refunded
from orders as o,
  lateral (select
    coalesce((select sum(p.refunded::numeric) from payments as p where p.order_id = o.order_id), 0)
    + coalesce((select sum(g.refunded::numeric) from order_gift_cards as g where g.order_id = o.order_id), 0)
    as refunded) as r
where o.status not in ('pending', 'cancelled')
group by 1, o.currency`,
  key: ['day', 'currency'],
  columns: {
    day: date({ nullable: false, doc: 'Day in UTC on which the orders were placed.' }),
    currency: inDomain(currency, { nullable: false, doc: 'Currency of the amounts.' }),
    order_count: bigint({ nullable: false, doc: 'Number of orders that are paid.' }),
    product_count: bigint({ nullable: false, doc: 'Number of items in the orders.' }),
    discount_amount: numeric({ nullable: false, doc: 'Sum of the discounts.' }),
    tax_amount: numeric({ nullable: false, doc: 'Sum of the tax, which is in the total.' }),
    total: numeric({ nullable: false, doc: 'Sum of what the orders cost, with shipping, after discounts.' }),
    refunded: numeric({ nullable: false, doc: 'What was paid back of these orders until now.' }),
  },
  indexes: [
    {
      name: 'revenue_by_day_day_currency_key',
      unique: true,
      elements: [{ column: 'day' }, { column: 'currency' }],
    },
  ],
});

import { bigint, doublePrecision, integer, timestamptz, view } from '@trellis/model';

export const orderTotals = view('order_totals', {
  doc: 'What each order comes to.',
  definition: `select o.order_id, o.customer_id, o.order_date,
  coalesce(sum(l.product_count), 0) as product_count,
  coalesce(sum(l.product_count * p.price), 0) as total
from orders o
left join order_products l on l.order_id = o.order_id
left join products p on p.product_id = l.product_id
group by o.order_id`,
  columns: {
    order_id: integer({ references: 'orders.order_id', nullable: false, doc: 'The order.' }),
    customer_id: integer({ references: 'customers.customer_id', nullable: false, doc: 'Who ordered.' }),
    order_date: timestamptz({ nullable: false, doc: 'When the order came in.' }),
    product_count: bigint({ nullable: false, doc: 'How many products are in it.' }),
    total: doublePrecision({ nullable: false, doc: 'What all of them cost.' }),
  },
});

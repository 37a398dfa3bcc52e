import { bigint, integer, manyToOne, sql, table, timestamptz, varchar } from '@trellis/model';
import { rejectsTruncation } from '../ledger/index.ts';

/**
 * Table `order_events`: the history of the status of each order. Triggers of `orders` write it, and its rows do not change.
 *
 * The primary key contains the time, so the table can be partitioned by it.
 *
 * @example
 * import { orderEvents } from '@shop/schema';
 *
 * console.log(orderEvents.columns.from_status.nullable); // true
 */
export const orderEvents = table('order_events', {
  doc: 'History of the status of orders.',
  columns: {
    event_id: bigint({ identity: 'always', doc: 'Event number. Later events of an order have larger ones.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time since when the order has the status.' }),
    order_id: integer({
      references: 'orders.order_id',
      onDelete: 'cascade',
      doc: 'Order whose status changed.',
    }),
    from_status: varchar({ nullable: true, doc: 'Previous status; null for a new order.' }),
    to_status: varchar({ doc: 'Status that the order got.' }),
  },
  primaryKey: ['event_id', 'created_at'],
  indexes: [{ columns: ['order_id', 'event_id'] }],
  triggers: [
    {
      name: 'order_events_written_by_orders',
      definition:
        'create trigger order_events_written_by_orders after insert on public.order_events for each row when (pg_trigger_depth() = 0) execute function public.reject_write()',
      rejects: true,
      comment: 'Only a change of the status of an order writes an event.',
    },
    {
      name: 'order_events_append_only',
      definition:
        'create trigger order_events_append_only before update or delete on public.order_events for each row execute function public.reject_order_event_change()',
      rejects: true,
      comment: 'An event does not change, and is deleted only with its order.',
    },
    /* @__PURE__ */ rejectsTruncation('order_events', 'The events of orders are not truncated.'),
  ],
  relationships: { order: manyToOne('orders', { back_populates: 'events' }) },
});

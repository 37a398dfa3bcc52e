import { inDomain, integer, manyToOne, table } from '@trellis/model';
import { rejectsTruncation } from '../ledger/index.ts';
import { amount, currency } from '../money/index.ts';

/**
 * Table `order_discounts`, the association object between orders and the discounts that they use: it has the amount that is
 * taken off, as of the time of the order.
 *
 * @example
 * import { orderDiscounts } from '@shop/schema';
 *
 * console.log(orderDiscounts.primaryKey); // ['order_id', 'discount_id']
 */
export const orderDiscounts = table('order_discounts', {
  doc: 'Discounts that orders use.',
  columns: {
    order_id: integer({ doc: 'Order that uses the discount.' }),
    discount_id: integer({
      references: 'discounts.discount_id',
      onDelete: 'restrict',
      doc: 'Discount that is used.',
    }),
    currency: inDomain(currency, { doc: 'Currency of the order.' }),
    amount: inDomain(amount, { doc: 'Amount that is taken off.' }),
  },
  primaryKey: ['order_id', 'discount_id'],
  foreignKeys: [
    {
      columns: ['order_id', 'currency'],
      references: { table: 'orders', columns: ['order_id', 'currency'] },
      onDelete: 'cascade',
      doc: 'The discount on an order has the currency of the order.',
    },
  ],
  indexes: [{ columns: ['discount_id'] }, { columns: ['order_id', 'currency'] }],
  triggers: [
    {
      name: 'order_discounts_apply',
      definition:
        'create trigger order_discounts_apply after insert on public.order_discounts referencing new table as changed for each statement execute function public.apply_discounts()',
      rejects: true,
      comment:
        'A pending order uses a discount in whose period it was placed, in the currency of a fixed one, and for no more than its value.',
    },
    {
      name: 'order_discounts_return',
      definition:
        'create trigger order_discounts_return after delete on public.order_discounts referencing old table as changed for each statement execute function public.apply_discounts()',
      rejects: true,
      comment: 'A discount is taken from an order only while the order is pending.',
    },
    {
      name: 'order_discounts_no_update',
      definition:
        'create trigger order_discounts_no_update before update on public.order_discounts for each row execute function public.reject_write()',
      rejects: true,
      comment: 'The discount on an order is not changed. It is deleted and used again.',
    },
    /* @__PURE__ */ rejectsTruncation('order_discounts', 'The discounts on orders are not truncated.'),
  ],
  relationships: {
    order: manyToOne('orders', { back_populates: 'discounts' }),
    discount: manyToOne('discounts', { back_populates: 'orders' }),
  },
});

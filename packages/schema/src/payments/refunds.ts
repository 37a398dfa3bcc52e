import { inDomain, integer, manyToOne, sql, table, timestamptz, varchar } from '@trellis/model';
import { rejectsChanges, rejectsTruncation } from '../ledger/index.ts';
import { amount, currency } from '../money/index.ts';

/**
 * Table `refunds`: what was paid back of a payment, perhaps for one product of the order. Its rows do not change.
 *
 * @example
 * import { refunds } from '@shop/schema';
 *
 * console.log(refunds.columns.product_id.nullable); // true
 */
export const refunds = table('refunds', {
  doc: 'Refunds of payments.',
  columns: {
    refund_id: integer({ identity: 'always', primaryKey: true, doc: 'Refund number.' }),
    payment_id: integer({ doc: 'Payment of which an amount is paid back.' }),
    order_id: integer({ doc: 'Order of the payment.' }),
    product_id: integer({
      nullable: true,
      doc: 'Product of the order that is refunded; null for other reasons.',
    }),
    currency: inDomain(currency, { doc: 'Currency of the payment.' }),
    amount: inDomain(amount, { doc: 'Amount that is paid back.' }),
    provider_reference: varchar({ doc: 'Reference of the refund at the provider of the payment.' }),
    reason: varchar({ doc: 'Reason of the refund.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time of the refund.' }),
  },
  uniques: [
    {
      columns: ['payment_id', 'provider_reference'],
      doc: 'A payment has one refund with a reference.',
    },
  ],
  foreignKeys: [
    {
      columns: ['payment_id', 'order_id', 'currency'],
      references: { table: 'payments', columns: ['payment_id', 'order_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'A refund has the order and the currency of its payment.',
    },
    {
      columns: ['order_id', 'product_id'],
      references: { table: 'order_products', columns: ['order_id', 'product_id'] },
      onDelete: 'restrict',
      doc: 'The product that is refunded is in the order.',
    },
  ],
  checks: [
    { name: 'refunds_amount_check', expression: 'amount > 0', doc: 'A refund is of more than 0.' },
    {
      name: 'refunds_reason_check',
      expression: "reason <> '' and provider_reference <> ''",
      doc: 'A refund has a reason and the reference of the provider.',
    },
  ],
  indexes: [{ columns: ['order_id', 'product_id'] }],
  triggers: [
    {
      name: 'refunds_apply',
      definition:
        'create trigger refunds_apply after insert on public.refunds for each row execute function public.apply_refund()',
      comment: 'A refund updates its payment.',
    },
    /* @__PURE__ */ rejectsChanges('refunds', 'A refund is not changed or deleted.'),
    /* @__PURE__ */ rejectsTruncation('refunds', 'The refunds are not truncated.'),
  ],
  relationships: {
    line: manyToOne('order_products', { back_populates: 'refunds' }),
    payment: manyToOne('payments', { back_populates: 'refunds' }),
  },
});

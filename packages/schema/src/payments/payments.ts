import { inDomain, integer, manyToOne, oneToMany, sql, table, timestamptz, varchar } from '@trellis/model';
import { rejectsDeletion, rejectsTruncation } from '../ledger/index.ts';
import { amount, currency } from '../money/index.ts';
import { paymentStatus } from './payment-status.ts';

/**
 * Table `payments`: what a provider authorized or captured for an order. The reference of the provider identifies a payment,
 * so a message that arrives twice writes one row.
 *
 * @example
 * import { payments } from '@shop/schema';
 *
 * console.log(payments.relationships.order.back_populates); // payments
 */
export const payments = table('payments', {
  doc: 'Payments for orders.',
  columns: {
    payment_id: integer({ identity: 'always', primaryKey: true, doc: 'Payment number.' }),
    order_id: integer({ doc: 'Order that is paid.' }),
    currency: inDomain(currency, { doc: 'Currency of the order.' }),
    amount: inDomain(amount, { doc: 'Amount that is authorized or captured.' }),
    status: varchar({
      default: 'authorized',
      doc: 'Status of the payment: authorized, captured, failed or voided.',
    }),
    provider: varchar({ doc: 'Provider of the payment.' }),
    provider_reference: varchar({ doc: 'Reference of the payment at the provider.' }),
    refunded: inDomain(amount, { default: 0, doc: 'Sum of the refunds.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time when the payment was made.' }),
  },
  uniques: [
    {
      columns: ['provider', 'provider_reference'],
      doc: 'A provider has one payment with a reference.',
    },
    {
      // Foreign keys to it require that a refund has the order and the currency of its payment.
      columns: ['payment_id', 'order_id', 'currency'],
      doc: 'A payment has one order and one currency.',
    },
  ],
  foreignKeys: [
    {
      columns: ['order_id', 'currency'],
      references: { table: 'orders', columns: ['order_id', 'currency'] },
      onDelete: 'restrict',
      doc: 'A payment has the currency of its order. An order with payments is not deleted.',
    },
  ],
  checks: [
    paymentStatus.check,
    { name: 'payments_amount_check', expression: 'amount > 0', doc: 'A payment is of more than 0.' },
    {
      name: 'payments_provider_check',
      expression: "provider <> '' and provider_reference <> ''",
      doc: 'A payment has a provider and its reference.',
    },
    {
      name: 'payments_refunded_check',
      expression: "refunded <= case status when 'captured' then amount else 0 end",
      doc: 'No more is refunded than was captured.',
    },
  ],
  indexes: [{ columns: ['order_id', 'currency'] }],
  triggers: [
    paymentStatus.trigger,
    {
      name: 'payments_fixed',
      definition:
        "create trigger payments_fixed before update on public.payments for each row when (old.order_id is distinct from new.order_id or old.currency is distinct from new.currency or old.provider is distinct from new.provider or old.provider_reference is distinct from new.provider_reference or old.status <> 'authorized' and old.amount <> new.amount) execute function public.reject_write()",
      rejects: true,
      comment:
        'The order, currency and reference of a payment do not change, and neither does its amount after the authorization.',
    },
    {
      name: 'payments_sums',
      definition:
        'create constraint trigger payments_sums after insert or update on public.payments deferrable initially deferred for each row execute function public.check_payment_sums()',
      rejects: true,
      comment: 'What is refunded of a payment is the sum of its refunds.',
    },
    {
      name: 'payments_apply',
      definition:
        'create trigger payments_apply after insert or update on public.payments for each row execute function public.apply_payment()',
      comment: 'A captured payment updates its order.',
    },
    /* @__PURE__ */ rejectsDeletion('payments', 'A payment is not deleted.'),
    /* @__PURE__ */ rejectsTruncation('payments', 'The payments are not truncated.'),
  ],
  relationships: {
    order: manyToOne('orders', { back_populates: 'payments' }),
    refunds: oneToMany('refunds', { back_populates: 'payment' }),
  },
});

import { type BadWrite, writes } from './bad-write.ts';

const payment = (changes: Readonly<Record<string, string>> = {}) => {
  const values = {
    ...{
      payment_id: '2',
      order_id: '1',
      currency: "'EUR'",
      amount: '10',
      status: "'authorized'",
      provider: "'bank'",
    },
    ...{ provider_reference: "'p-2'", ...changes },
  };
  return `insert into payments (${Object.keys(values)}) overriding system value values (${Object.values(values)})`;
};
const refund = (changes: Readonly<Record<string, string>> = {}) => {
  const values = {
    ...{ payment_id: '1', order_id: '1', currency: "'EUR'", amount: '1' },
    ...{ provider_reference: "'r-2'", reason: "'Late'", ...changes },
  };
  return `insert into refunds (${Object.keys(values)}) values (${Object.values(values)})`;
};
const secondOrder =
  "insert into orders (order_id, customer_id, currency) overriding system value values (2, 2, 'EUR')";

/** Payment 1 of order 1 is captured, 47.36 EUR, of which refund 1 has paid back 5. */
export const payments: readonly BadWrite[] = [
  ...writes('payments_pkey', [
    [
      'two payments with one number',
      `insert into payments (payment_id, order_id, currency, amount, provider, provider_reference)
       overriding system value values (1, 1, 'EUR', 1, 'bank', 'p-2')`,
    ],
  ]),
  ...writes('payments_provider_provider_reference_key', [
    ['a message of a provider that arrives twice', payment({ provider_reference: "'p-1'" })],
  ]),
  ...writes('payments_order_id_currency_fkey', [
    ['a payment in another currency than its order', payment({ currency: "'CHF'" })],
    ['a payment of an order that does not exist', payment({ order_id: '9' })],
    [
      'the deletion of an order with payments',
      'delete from orders where order_id = 2',
      `${secondOrder}; ${payment({ order_id: '2' })}`,
    ],
  ]),
  ...writes('payments_status_check', [['a status that does not exist', payment({ status: "'paid'" })]]),
  ...writes('payments_amount_check', [
    ['a payment of 0', payment({ amount: '0' })],
    ['a payment of an amount that is not a number', payment({ amount: '0.00' })],
  ]),
  ...writes('payments_provider_check', [
    ['a payment without a provider', payment({ provider: "''" })],
    ['a payment without a reference', payment({ provider_reference: "''" })],
  ]),
  ...writes('payments_refunded_check', [
    ['a refund of more than was captured', refund({ amount: '42.37' })],
    [
      'two refunds of more than was captured',
      `${refund({ amount: '42' })}; ${refund({ provider_reference: "'r-3'" })}`,
    ],
    ['a refund of a payment that is not captured', refund({ payment_id: '2' }), payment()],
    ['a refund of a payment that failed', refund({ payment_id: '2' }), payment({ status: "'failed'" })],
    ['a refund that is entered into the payment', 'update payments set refunded = 48'],
  ]),
  ...writes('payments_status_moves', [
    ['a payment that begins as voided', payment({ status: "'voided'" })],
    ...['authorized', 'failed', 'voided'].map(
      (status) =>
        [
          `the move of a payment from captured to ${status}`,
          `update payments set status = '${status}', refunded = 0 where payment_id = 1`,
        ] as const,
    ),
    [
      'the capture of a payment that failed',
      "update payments set status = 'captured' where payment_id = 2",
      payment({ status: "'failed'" }),
    ],
    [
      'the capture of a payment that is voided',
      "update payments set status = 'captured' where payment_id = 2",
      `${payment()}; update payments set status = 'voided' where payment_id = 2`,
    ],
  ]),
  ...writes('payments_fixed', [
    ['another amount of a captured payment', 'update payments set amount = 100'],
    ['another reference of a payment', "update payments set provider_reference = 'p-9'"],
    ['another order of a payment', 'update payments set order_id = 2', secondOrder],
    [
      'another order of an authorized payment',
      'update payments set order_id = 2 where payment_id = 2',
      `${secondOrder}; ${payment()}`,
    ],
  ]),
  ...writes('payments_sums', [
    ['a payment that has refunds without any', 'update payments set refunded = 0'],
    ['a refunded amount that is not the sum', 'update payments set refunded = 6'],
    ['a new payment that is refunded already', payment({ status: "'captured'", refunded: '1' })],
  ]),
  ...writes('payments_no_deletion', [
    ['a payment that is deleted', 'delete from payments where payment_id = 2', payment()],
    [
      'a merge that deletes a payment',
      `merge into payments using (values (2)) as one (payment_id) on payments.payment_id = one.payment_id
       when matched then delete`,
      payment(),
    ],
  ]),
  ...writes('payments_no_truncate', [['payments that are truncated', 'truncate payments, refunds']]),
  ...writes('refunds_pkey', [
    [
      'two refunds with one number',
      `insert into refunds (refund_id, payment_id, order_id, currency, amount, provider_reference, reason)
       overriding system value values (1, 1, 1, 'EUR', 1, 'r-2', 'Late')`,
    ],
  ]),
  ...writes('refunds_payment_id_provider_reference_key', [
    ['a refund that arrives twice', refund({ provider_reference: "'r-1'" })],
  ]),
  ...writes('refunds_payment_id_order_id_currency_fkey', [
    ['a refund in another currency than the payment', refund({ currency: "'CHF'" })],
    ['a refund for another order than the payment', refund({ order_id: '2' }), secondOrder],
    ['a refund of a payment that does not exist', refund({ payment_id: '9' })],
  ]),
  ...writes('refunds_order_id_product_id_fkey', [
    ['a refund of a product that is not in the order', refund({ product_id: '2' })],
    ['the deletion of a line that is refunded', 'delete from order_products where product_id = 1'],
  ]),
  ...writes('refunds_amount_check', [['a refund of 0', refund({ amount: '0' })]]),
  ...writes('refunds_reason_check', [
    ['a refund without a reason', refund({ reason: "''" })],
    ['a refund without a reference', refund({ provider_reference: "''" })],
  ]),
  ...writes('refunds_append_only', [
    ['a refund that is changed', 'update refunds set amount = 1'],
    ['a refund that is deleted', 'delete from refunds'],
    [
      'a merge that deletes a refund',
      `merge into refunds using (values (1)) as one (refund_id) on refunds.refund_id = one.refund_id
       when matched then delete`,
    ],
  ]),
  ...writes('refunds_no_truncate', [['refunds that are truncated', 'truncate refunds']]),
];

import { domain, numeric } from '@trellis/model';

/**
 * Domain `amount`: an exact amount of money. The currency is in a column beside it.
 *
 * @example
 * import { amount } from '@shop/schema';
 *
 * console.log(amount.type); // numeric(14,2)
 */
export const amount = domain('amount', numeric(14, 2), {
  doc: 'Exact amount of money.',
  // NaN is greater than every number in PostgreSQL.
  checks: [
    { expression: "value >= 0 and value <> 'NaN'", doc: 'An amount of money is a number of at least 0.' },
  ],
  minimum: 0,
});

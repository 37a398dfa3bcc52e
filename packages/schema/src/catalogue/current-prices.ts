import { inDomain, integer, view } from '@trellis/model';
import { amount, currency } from '../money/index.ts';

/**
 * View `current_prices`: the prices at the time of the transaction, at most one per variant and currency.
 *
 * @example
 * import { currentPrices } from '@shop/schema';
 *
 * console.log(currentPrices.key); // ['variant_id', 'currency']
 */
export const currentPrices = view('current_prices', {
  doc: 'Prices of today.',
  definition: 'select variant_id, currency, amount from prices where valid @> now()',
  key: ['variant_id', 'currency'],
  columns: {
    variant_id: integer({
      references: 'variants.variant_id',
      nullable: false,
      doc: 'Variant that has the price.',
    }),
    currency: inDomain(currency, { nullable: false, doc: 'Currency of the price.' }),
    amount: inDomain(amount, { nullable: false, doc: 'Unit price.' }),
  },
});

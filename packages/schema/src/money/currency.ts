import { domain, text } from '@trellis/model';

/**
 * Domain `currency`: a currency by its code of ISO 4217.
 *
 * @example
 * import { currency } from '@shop/schema';
 *
 * console.log(currency.pattern); // ^[A-Z]{3}$
 */
export const currency = domain('currency', text(), {
  doc: 'Currency, by its ISO 4217 code.',
  checks: [
    { expression: "value ~ '^[A-Z]{3}$'", doc: 'A currency is three upper-case letters, such as EUR.' },
  ],
  pattern: '^[A-Z]{3}$',
});

import { column, inDomain, integer, manyToOne, sql, table } from '@trellis/model';
import { recorded } from '../integration/index.ts';
import { amount, currency } from '../money/index.ts';

/**
 * Table `prices`: what a variant costs in a currency during a period. A period without an end lasts until it is changed.
 *
 * @example
 * import { prices } from '@shop/schema';
 *
 * console.log(prices.columns.valid.type); // tstzrange
 */
export const prices = table('prices', {
  doc: 'Prices of variants, per currency and period.',
  columns: {
    price_id: integer({ identity: 'always', primaryKey: true, doc: 'Price number.' }),
    variant_id: integer({
      references: 'variants.variant_id',
      onDelete: 'cascade',
      doc: 'Variant that has the price.',
    }),
    currency: inDomain(currency, { doc: 'Currency of the price.' }),
    amount: inDomain(amount, { doc: 'Unit price.' }),
    valid: column<string>()('tstzrange', {
      default: sql('tstzrange(now(), null)'),
      doc: 'Period of the price; by default, from now on.',
    }),
  },
  checks: [
    {
      name: 'prices_valid_check',
      expression: 'not isempty(valid)',
      doc: 'The period of a price is not empty.',
    },
  ],
  exclusions: [
    {
      // Its index serves the foreign key, too.
      name: 'prices_variant_id_currency_valid_excl',
      definition: 'exclude using gist (variant_id with =, currency with =, valid with &&)',
      doc: 'A variant does not have two prices in one currency at one moment.',
    },
  ],
  triggers: recorded({ table: 'prices', key: ['price_id'] }),
  relationships: { variant: manyToOne('variants', { back_populates: 'prices' }) },
});

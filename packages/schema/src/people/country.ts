import { domain, text } from '@trellis/model';

/**
 * Domain `country`: a country by its code of ISO 3166.
 *
 * @example
 * import { country } from '@shop/schema';
 *
 * console.log(country.pattern); // ^[A-Z]{2}$
 */
export const country = domain('country', text(), {
  doc: 'Country, by its ISO 3166 code of two letters.',
  checks: [{ expression: "value ~ '^[A-Z]{2}$'", doc: 'A country is two upper-case letters, such as DE.' }],
  pattern: '^[A-Z]{2}$',
});

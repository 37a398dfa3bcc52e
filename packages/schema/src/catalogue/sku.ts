import { domain, text } from '@trellis/model';

/**
 * Domain `sku`: a stock keeping unit, the shop's own number of an article.
 *
 * @example
 * import { sku } from '@shop/schema';
 *
 * console.log(sku.pattern); // ^[A-Z0-9]+(-[A-Z0-9]+)*$
 */
export const sku = domain('sku', text(), {
  doc: 'Stock keeping unit.',
  checks: [
    {
      expression: "value ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$'",
      doc: 'A SKU has upper-case letters and digits, in groups joined by single hyphens.',
    },
  ],
  pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$',
});

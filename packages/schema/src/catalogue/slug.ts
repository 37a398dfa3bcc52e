import { domain, text } from '@trellis/model';

/**
 * Domain `slug`: the part of a page's address that names it.
 *
 * @example
 * import { slug } from '@shop/schema';
 *
 * console.log(slug.pattern); // ^[a-z0-9]+(-[a-z0-9]+)*$
 */
export const slug = domain('slug', text(), {
  doc: 'Name of a page in its address.',
  checks: [
    {
      expression: "value ~ '^[a-z0-9]+(-[a-z0-9]+)*$'",
      doc: 'A slug has lower-case letters and digits, in words joined by single hyphens.',
    },
  ],
  pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
});

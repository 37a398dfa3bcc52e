import { integer, manyToOne, smallint, sql, table, text, timestamptz } from '@trellis/model';

/**
 * Table `reviews`: what customers say about products, each at most once about a product.
 *
 * @example
 * import { reviews } from '@shop/schema';
 *
 * console.log(reviews.relationships.product.back_populates); // reviews
 */
export const reviews = table('reviews', {
  doc: 'Reviews of products by customers.',
  columns: {
    review_id: integer({ identity: 'always', primaryKey: true, doc: 'Review number.' }),
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product that is reviewed.',
    }),
    customer_id: integer({
      references: 'customers.customer_id',
      onDelete: 'cascade',
      doc: 'Customer who wrote the review.',
    }),
    rating: smallint({ minimum: 1, maximum: 5, doc: 'Number of stars, from 1 to 5.' }),
    body: text({ default: '', doc: 'Text of the review; empty for a rating only.' }),
    created_at: timestamptz({ default: sql('now()'), doc: 'Time when the review was written.' }),
  },
  uniques: [
    {
      // The index of the foreign key to products, too.
      columns: ['product_id', 'customer_id'],
      doc: 'A customer reviews a product at most once.',
    },
  ],
  checks: [
    {
      name: 'reviews_rating_check',
      expression: 'rating between 1 and 5',
      doc: 'A rating is a number of stars from 1 to 5.',
    },
  ],
  indexes: [{ columns: ['customer_id'] }],
  relationships: {
    product: manyToOne('products', { back_populates: 'reviews' }),
    customer: manyToOne('customers', { back_populates: 'reviews' }),
  },
});

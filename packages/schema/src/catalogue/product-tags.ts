import { integer, table } from '@trellis/model';

/**
 * Table `product_tags`, the association table between products and tags.
 *
 * @example
 * import { productTags } from '@shop/schema';
 *
 * console.log(Object.keys(productTags.columns)); // ['product_id', 'tag_id']
 */
export const productTags = table('product_tags', {
  doc: 'Tags of each product.',
  columns: {
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product that has the tag.',
    }),
    tag_id: integer({ references: 'tags.tag_id', onDelete: 'cascade', doc: 'Tag of the product.' }),
  },
  primaryKey: ['product_id', 'tag_id'],
  indexes: [{ columns: ['tag_id'] }],
});

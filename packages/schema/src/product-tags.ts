import { integer, table } from '@trellis/model';

export const productTags = table('product_tags', {
  doc: 'Which products have which tags.',
  columns: {
    product_id: integer({ references: 'products.product_id', onDelete: 'cascade', doc: 'The product.' }),
    tag_id: integer({ references: 'tags.tag_id', onDelete: 'cascade', doc: 'The tag.' }),
  },
  primaryKey: ['product_id', 'tag_id'],
});

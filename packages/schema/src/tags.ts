import { integer, manyToMany, table, varchar } from '@trellis/model';

export const tags = table('tags', {
  doc: 'Words to find products by.',
  columns: {
    tag_id: integer({ identity: 'always', primaryKey: true, doc: 'Number of the tag.' }),
    name: varchar({ unique: true, doc: 'The word.' }),
  },
  relationships: {
    products: manyToMany('products', { secondary: 'product_tags', back_populates: 'tags' }),
  },
});

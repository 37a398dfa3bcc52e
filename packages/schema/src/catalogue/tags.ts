import { integer, manyToMany, table, varchar } from '@trellis/model';

/**
 * Table `tags`: each tag has many products.
 *
 * @example
 * import { tags } from '@shop/schema';
 *
 * console.log(tags.columns.name.unique); // true
 */
export const tags = table('tags', {
  doc: 'Tags that group products in the catalog.',
  columns: {
    tag_id: integer({ identity: 'always', primaryKey: true, doc: 'Tag number.' }),
    name: varchar({ unique: true, doc: 'Tag name.' }),
  },
  relationships: {
    products: manyToMany('products', { secondary: 'product_tags', back_populates: 'tags' }),
  },
});

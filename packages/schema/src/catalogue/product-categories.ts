import { integer, table } from '@trellis/model';

/**
 * Table `product_categories`, the association table between products and categories.
 *
 * @example
 * import { productCategories } from '@shop/schema';
 *
 * console.log(productCategories.primaryKey); // ['product_id', 'category_id']
 */
export const productCategories = table('product_categories', {
  doc: 'Categories of each product.',
  columns: {
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product in the category.',
    }),
    category_id: integer({
      references: 'categories.category_id',
      onDelete: 'restrict',
      doc: 'Category of the product.',
    }),
  },
  primaryKey: ['product_id', 'category_id'],
  indexes: [{ columns: ['category_id'] }],
});

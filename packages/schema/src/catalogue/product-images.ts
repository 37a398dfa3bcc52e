import { integer, manyToOne, table, varchar } from '@trellis/model';

/**
 * Table `product_images`: the images of a product, in order. Positions can be exchanged in one statement.
 *
 * @example
 * import { productImages } from '@shop/schema';
 *
 * console.log(productImages.relationships.product.back_populates); // images
 */
export const productImages = table('product_images', {
  doc: 'Images of products.',
  columns: {
    image_id: integer({ identity: 'always', primaryKey: true, doc: 'Image number.' }),
    product_id: integer({
      references: 'products.product_id',
      onDelete: 'cascade',
      doc: 'Product that the image shows.',
    }),
    position: integer({ doc: 'Position among the images of the product, from 1.' }),
    url: varchar({ doc: 'Address of the file.' }),
    alternative_text: varchar({ doc: 'Description for people who do not see the image.' }),
  },
  uniques: [
    {
      // The index of the foreign key, too. It is checked after a statement, so positions can change places.
      columns: ['product_id', 'position'],
      deferrable: true,
      doc: 'Two images of a product do not share a position.',
    },
  ],
  checks: [
    {
      name: 'product_images_position_check',
      expression: 'position >= 1',
      doc: 'Positions of images begin with 1.',
    },
    {
      name: 'product_images_url_check',
      expression: "url ~ '^https://[^[:space:]]+$'",
      doc: 'The address of an image begins with https:// and has no spaces.',
    },
  ],
  relationships: { product: manyToOne('products', { back_populates: 'images' }) },
});

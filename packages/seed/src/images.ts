import type { Generator } from '@trellis/populate';

/** What the images of a product show, in order. */
const VIEWS = ['from the front', 'from the side', 'in a room', 'in detail'];

/** The position of the image among those of its product. */
export const imagePosition: Generator = ({ line }) => line + 1;

/** An address by the number of the product and the position. */
export const imageUrl: Generator = (cell) =>
  `https://images.example.org/products/${cell.get('product_id')}-${cell.line + 1}.jpg`;

/** The product's name and what the image shows. */
export const imageText: Generator = (cell) =>
  `${cell.referenced('product_id', 'product_name')}, ${VIEWS[cell.line]}`;

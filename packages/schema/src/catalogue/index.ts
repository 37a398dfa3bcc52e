export { productTags } from './product-tags.ts';
export { products } from './products.ts';
export { tags } from './tags.ts';

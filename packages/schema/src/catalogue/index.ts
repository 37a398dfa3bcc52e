export { categories } from './categories.ts';
export { rejectCycleOfCategories } from './category-cycles.ts';
export { productCategories } from './product-categories.ts';
export { productTags } from './product-tags.ts';
export { products } from './products.ts';
export { slug } from './slug.ts';
export { tags } from './tags.ts';

export { customers } from './customers.ts';
export { orderProducts } from './order-products.ts';
export { orders } from './orders.ts';
export { productTags } from './product-tags.ts';
export { products } from './products.ts';
export { shop } from './shop.ts';
export { tags } from './tags.ts';

export { cartProducts } from './cart-products.ts';
export { cartStatus } from './cart-status.ts';
export { carts } from './carts.ts';
export { mergeCart } from './merge-cart.ts';
export { touchCart } from './touch-cart.ts';

export { abandonedCarts } from './abandoned-carts.ts';
export { cartPage } from './cart-page.ts';
export { invoice } from './invoice.ts';
export { orderHistory } from './order-history.ts';
export { paymentByReference } from './payment-by-reference.ts';
export { pickList } from './pick-list.ts';

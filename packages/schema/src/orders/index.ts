export { orderProducts } from './order-products.ts';
export { orderTotals } from './order-totals.ts';
export { orders } from './orders.ts';

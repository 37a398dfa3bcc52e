export { type Bound, type CheckBounds, intersection, valuesWithin } from './bounds.ts';
export type { Order } from './order.ts';
export { readCheck, readOrders } from './read-check.ts';

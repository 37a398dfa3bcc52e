export { orderAddresses } from './order-addresses.ts';
export { orderEvents } from './order-events.ts';
export {
  recordOrderStatus,
  rejectOrderEventChange,
  setOrderNumber,
  stampOrderStatus,
} from './order-history.ts';
export { orderProductVariants } from './order-product-variants.ts';
export { orderProducts } from './order-products.ts';
export { orderStatus } from './order-status.ts';
export { applyOrderProduct, checkOrderProductSums, checkOrderSums, touchOrderProduct } from './order-sums.ts';
export { orderTotals } from './order-totals.ts';
export { orders } from './orders.ts';
export { revenueByDay } from './revenue-by-day.ts';

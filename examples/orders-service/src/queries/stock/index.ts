export { lowStock } from './low-stock.ts';
export { productStock } from './product-stock.ts';
export { stockLedger } from './stock-ledger.ts';

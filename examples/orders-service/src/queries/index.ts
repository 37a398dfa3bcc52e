export { shopQueries } from './shop-queries.ts';
export type { ShopQuery } from './shop-query.ts';
export { tableScans } from './table-scans.ts';

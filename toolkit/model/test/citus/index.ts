import { colocationRows } from './colocation.ts';
import { columnRows } from './columns.ts';
import { foreignKeyRows } from './foreign-keys.ts';
import { keyRows } from './keys.ts';
import type { Row } from './schemas.ts';
import { tableRows } from './tables.ts';

export { byShop, inShops, plain, sales, schema, shops, typed } from './schemas.ts';

/** One row for each rule of Citus 12.1. */
export const rows: readonly Row[] = [
  ...columnRows,
  ...colocationRows,
  ...keyRows,
  ...foreignKeyRows,
  ...tableRows,
];

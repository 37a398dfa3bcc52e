export { keyTable, keyTableOfArrays } from './key-table.ts';
export { columnTable, type RowTable, rowTable } from './row-table.ts';

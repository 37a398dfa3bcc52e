export { copyText, digest } from './copy-text.ts';
export type { RowCursor } from './row-cursor.ts';
export type { TableRows } from './table-rows.ts';
export { World, type WorldOptions } from './world.ts';

export { type CopyChunk, copyChunks, copyText } from './copy-text.ts';
export { DataSet, type DataSetOptions } from './data-set.ts';
export { digest } from './digest.ts';
export type { RowCursor } from './row-cursor.ts';
export type { TableRows } from './table-rows.ts';

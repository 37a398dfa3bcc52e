export { printRows } from './print-rows.ts';
export { type RowOptions, type RowType, rowTypes, writtenNames } from './row-types.ts';
export { patternNames } from './value-type.ts';

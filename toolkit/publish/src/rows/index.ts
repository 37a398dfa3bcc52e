export { patternNames } from './pattern-names.ts';
export { printRows } from './print-rows.ts';
export { type RowOptions, type RowType, rowTypes, writtenNames } from './row-types.ts';

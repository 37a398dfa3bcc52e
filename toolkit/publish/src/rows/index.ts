export { patternNames } from './pattern-names.ts';
export { printRows } from './print-rows.ts';
export { type RowType, type RowTypeOptions, rowTypes, writtenNames } from './row-types.ts';

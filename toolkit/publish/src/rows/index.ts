export { printRows } from './print-rows.ts';
export { rowName } from './row-name.ts';
export { type RowColumn, type RowOptions, type RowType, rowTypes } from './row-types.ts';
export { type Alias, patternNames, type Tags } from './value-type.ts';

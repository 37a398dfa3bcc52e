export { type ColumnType, columnType } from './column-type.ts';
export { inferGenerator } from './infer-generator.ts';

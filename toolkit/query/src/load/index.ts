export { load, loadOne } from './load.ts';
export type { Loaded } from './loaded.ts';
export type { Load, Order, RowOptions, Sorting, Strategy } from './options.ts';
export type { Conditions, Operators, Where } from './where.ts';

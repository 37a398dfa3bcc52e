export { executePlan } from './execute.ts';
export { load, loadOne } from './load.ts';
export type { Loaded } from './loaded.ts';
export type { LoadOptions, Order, RowOptions, Sorting, Strategy, Tables } from './options.ts';
export { planLoad } from './plan.ts';

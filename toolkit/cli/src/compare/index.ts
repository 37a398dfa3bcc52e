export { type CompareOptions, compare, diff } from './compare.ts';
export type { SchemaDifference } from './difference.ts';
export { holdSide, type Side, type SideContext } from './side.ts';

export { type CompareOptions, compare, diff } from './compare.ts';
export type { Difference } from './difference.ts';
export { holdSide, type Side, type SideContext } from './side.ts';

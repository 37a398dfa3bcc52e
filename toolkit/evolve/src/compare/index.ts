export { type CompareOptions, compare, type Difference, diff } from './compare.ts';
export { holdSide, type Side, type SideContext } from './side.ts';

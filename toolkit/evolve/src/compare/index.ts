export { type CompareOptions, compare, type Difference, diff } from './compare.ts';
export { countText } from './count-losses.ts';
export { holdSide, type Side, type SideContext } from './side.ts';

export { type CompareOptions, compare, diff } from './compare.ts';
export type { SchemaDifference } from './difference.ts';
export type { Side, SideContext } from './side.ts';

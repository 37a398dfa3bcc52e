export { type CompareOptions, compare, diff } from './compare.ts';
export type { SchemaDifference } from './difference.ts';
export { isServer, type Side, type SideContext } from './side.ts';

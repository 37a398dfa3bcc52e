export { type CompareOptions, compare, diff } from './compare.ts';
export type { SchemaDifference } from './difference.ts';
export { isDeclared, isOfProject, isServer, type Side, type SideContext } from './side.ts';

export { worse } from './classify/index.ts';
export {
  changePrivileges,
  columnDefinition,
  createTable,
  dropTable,
  generatedClause,
  identityClause,
  target,
} from './ddl/index.ts';
export {
  type Counting,
  ddl,
  detailsOf,
  type Generator,
  generatorOf,
  generatorsOf,
  inTwoSteps,
  isComparable,
  isDescending,
  isIntegerType,
  ModelIndex,
  modelIndexOf,
  nameKey,
  ownerKey,
  planCreation,
  push,
  type RenamedNames,
  renamedNames,
  routineKey,
  type TwoSteps,
  viewsInSteps,
} from './diff/index.ts';
export { checksum, digest } from './fingerprint/index.ts';
export {
  type PlanGraph,
  type PlanGraphEdge,
  type PlanGraphNode,
  planGraph,
  printDot,
  printMermaid,
} from './graph/index.ts';
export {
  checkAllowed,
  checkLost,
  checkNames,
  countText,
  lossText,
  type PossibleRenames,
  renameAdvice,
  shellQuoted,
} from './losses/index.ts';

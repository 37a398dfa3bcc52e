export { widens } from './casts/index.ts';
export {
  type Action,
  type Change,
  type ChangeKind,
  type ChangeOf,
  type ChangeValues,
  changeInWords,
  describe,
  type Hazard,
  type HazardCode,
  isNews,
  type Loss,
  type Plan,
  type Refusal,
  type RenameCandidates,
  type RenameHint,
  type Statement,
  type Use,
  type UseStep,
  type ValueConversion,
} from './change/index.ts';
export { createdInSteps, ddl, inTwoSteps, planCreation, type TwoSteps } from './creation.ts';
export { type DiffOptions, detailsOf, diffModels, planRenames } from './diff.ts';
export {
  ModelIndex,
  modelIndexOf,
  nameKey,
  ownerKey,
  routineKey,
} from './model-index/index.ts';
export { namesObjects } from './named-values.ts';
export type { Operation, OrderReason } from './operation/index.ts';
export type { Order } from './order/index.ts';
export {
  type Counting,
  type Generator,
  generatorOf,
  generatorsOf,
  isComparable,
  isDescending,
  isIntegerType,
} from './positions/index.ts';
export { type RenamedNames, renamedNames, reversed } from './rename/index.ts';

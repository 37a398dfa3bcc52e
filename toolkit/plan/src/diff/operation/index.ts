export {
  type Alteration,
  type Consequence,
  hazard,
  type Kind,
  type Print,
  type SplitRepair,
  type Sql,
} from './kind.ts';
export type { LikenessContext, Member } from './likeness.ts';
export { compareOperations, type Operation, type OrderReason } from './operation.ts';
export { Operations } from './operations.ts';
export { isCreated, isGone, isRecreated, type NodeAction, type PlanContext } from './plan-context.ts';
export type { CatalogKind, Verb } from './priorities.ts';

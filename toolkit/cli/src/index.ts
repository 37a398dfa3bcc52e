export { type CheckOptions, type CheckProblem, type CheckReport, check } from './check/index.ts';
export {
  type CompareOptions,
  compare,
  diff,
  holdSide,
  type SchemaDifference,
  type Side,
  type SideContext,
} from './compare/index.ts';
export {
  type Config,
  defineConfig,
  findConfig,
  loadConfig,
  loadSchema,
  type TrellisConfig,
} from './config/index.ts';
export type { AfterWrite, PlanCheck, PlanProblem } from './hooks/index.ts';
export { descriptorsOf, type Pulled, type PullOptions, pull, sourceOf } from './pull/index.ts';
export { type Released, release } from './release/index.ts';
export {
  merge,
  type Revision,
  type RevisionOptions,
  revision,
  type Sealed,
  type SealOptions,
  seal,
} from './revision/index.ts';
export type { ObjectFilter, ScopeObject } from './scope/index.ts';

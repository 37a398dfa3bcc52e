export {
  type CheckOptions,
  type CheckProblem,
  type CheckReport,
  check,
  type LiveReport,
} from './check/index.ts';
export {
  type CompareOptions,
  diff,
  type SchemaDifference,
  type Side,
  type SideContext,
} from './compare/index.ts';
export {
  type Config,
  defineConfig,
  loadConfig,
  type SupportedPostgres,
  type TrellisConfig,
} from './config/index.ts';
export type { AfterWrite, GeneratedFiles, PlanCheck, PlanProblem } from './hooks/index.ts';
export { type Pulled, type PullOptions, pull } from './pull/index.ts';
export { type Released, type ReleaseOptions, release } from './release/index.ts';
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
export { type Undone, undo } from './undo/index.ts';
export type { VersionReport } from './versions/index.ts';

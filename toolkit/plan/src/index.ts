export { type Bump, type Classification, classify, type Reason } from './classify/index.ts';
export {
  type Action,
  type Change,
  type ChangeKind,
  type ChangeOf,
  type ChangeValues,
  type DiffOptions,
  describe,
  diffModels,
  type Hazard,
  type HazardCode,
  isNews,
  type Loss,
  type Plan,
  planRenames,
  type Refusal,
  type RenameCandidates,
  type RenameHint,
  reversed,
  type Statement,
  type Use,
  type UseStep,
  type ValueConversion,
} from './diff/index.ts';
export { fingerprint } from './fingerprint/index.ts';
export type { CountedLoss } from './losses/index.ts';
export type { CountedRequirement, Requirement, Requirements } from './requirements/index.ts';

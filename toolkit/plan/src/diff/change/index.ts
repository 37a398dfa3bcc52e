export type { Action, Change, ChangeKind, ChangeOf, ChangeValues } from './change.ts';
export { changeInWords, describe, isNews } from './describe.ts';
export type {
  Hazard,
  HazardCode,
  Loss,
  Plan,
  Refusal,
  RenameCandidates,
  RenameHint,
  Statement,
  Use,
  UseStep,
  ValueConversion,
} from './plan.ts';

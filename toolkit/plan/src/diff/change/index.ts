export type { Action, Change, ChangeKind, ChangeOf, ChangeValues } from './change.ts';
export { describe, isNews } from './describe.ts';
export type { Hazard, HazardCode, Loss, Plan, Refusal, RenameHint, Statement, Use } from './plan.ts';
export { renameHints } from './rename-hints.ts';

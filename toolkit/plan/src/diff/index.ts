export { widens } from './casts.ts';
export type { Action, Change, ChangeKind, ChangeOf, ChangeValues } from './change.ts';
export { ddl, planCreation } from './creation.ts';
export { describe, isNews } from './describe.ts';
export { type DiffOptions, diffModels, planRenames } from './diff.ts';
export { same } from './kinds/kind.ts';
export type { Hazard, HazardCode, Loss, Plan, Refusal, RenameHint, Statement, Use } from './plan.ts';
export { wayBack } from './rename/way-back.ts';
export { nameKey, onlyObjects, ownerKey, push, routineKey, Surveyed, surveyOf } from './survey.ts';

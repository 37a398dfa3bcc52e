export { expectLate, type HistoryGap, runTo, type WhyNotLate } from './ahead.ts';
export { type HistoryRow, readHistoryTable } from './history-table.ts';
export { unlock } from './lock.ts';
export { unfinishedError } from './out-of-step.ts';
export { type PlannedMigration, planRun } from './plan.ts';
export {
  downgrade,
  type RunEvents,
  type RunOptions,
  type RunResult,
  upgrade,
} from './run.ts';
export { type Direction, isTransactional, runMigration } from './run-migration.ts';
export { migrationSource, migrationSourceIn } from './source.ts';
export { stamp } from './stamp.ts';
export { appliedNames, appliedOf, hasHistory, isLocked, readState, type State } from './state.ts';

export {
  type History,
  type HistoryProblem,
  heads,
  inspectHistory,
  type ManifestEntry,
  type ManifestLosses,
  type Migration,
  readHistory,
} from './history/index.ts';
export { type MigrationParts, type RenderOptions, renderMigration } from './render/index.ts';
export {
  type Direction,
  type DowngradeOptions,
  downgrade,
  type HistoryRow,
  migrationSource,
  migrationSourceIn,
  type PlannedMigration,
  planRun,
  type RunEvents,
  type RunResult,
  readHistoryTable,
  readState,
  type State,
  stamp,
  unlock,
  upgrade,
} from './run/index.ts';

export { commit } from './commit.ts';
export {
  type History,
  type HistoryProblem,
  heads,
  inspectHistory,
  type Migration,
  type MigrationModule,
  migrationFiles,
  readHistory,
} from './history.ts';
export { asMigration, loadMigration } from './load-migration.ts';
export {
  type DataChange,
  expectEnd,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  type ManifestLosses,
  readManifest,
  writeManifest,
} from './manifest.ts';
export { resolveTarget } from './target.ts';

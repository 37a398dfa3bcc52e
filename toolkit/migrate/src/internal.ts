export {
  asMigration,
  commit,
  expectEnd,
  loadMigration,
  MANIFEST,
  type Manifest,
  migrationFiles,
  readManifest,
  writeManifest,
} from './history/index.ts';
export {
  countLosses,
  countRequirements,
  lossesOf,
  observedLosses,
  observedRequirements,
  readIdentities,
} from './losses/index.ts';
export { evaluateModule, loadModule, moduleError, moduleFile } from './module/index.ts';
export type { Project } from './project/index.ts';
export {
  appliedNames,
  appliedOf,
  expectLate,
  hasHistory,
  isLocked,
  isTransactional,
  runMigration,
  runTo,
  unfinishedError,
} from './run/index.ts';

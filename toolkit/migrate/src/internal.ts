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
export { countLosses, countRequirements, lossesOf, observedLosses, readIdentities } from './losses/index.ts';
export { evaluateModule, loadModule } from './module/index.ts';
export type { Project } from './project/index.ts';
export { appliedNames, hasHistory, isLocked, runMigration } from './run/index.ts';

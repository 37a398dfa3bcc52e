export {
  connectionFrom,
  connectSetting,
  driverUrl,
  embeddedAddress,
  embeddedFolder,
  isLost,
  openKnex,
  privilegeAdvice,
  serverAddress,
  serverMessage,
  statementError,
  workspaceRoot,
} from './connect/index.ts';
export { type Oid, printingCanonically } from './introspect/index.ts';
export { type DatabaseSetting, DatabaseUrl, databaseLine } from './settings/index.ts';
export {
  commitGuard,
  controlOf,
  escapeBindings,
  isSingle,
  statementsOf,
} from './statement/index.ts';

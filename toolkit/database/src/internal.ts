export {
  connectionFrom,
  driverUrl,
  isLost,
  openKnex,
  serverMessage,
  statementError,
  workspaceRoot,
} from './connect/index.ts';
export { type Oid, printingCanonically } from './introspect/index.ts';
export {
  type Control,
  commitGuard,
  controlOf,
  isSingle,
  type SqlStatement,
  statementsOf,
} from './statement/index.ts';

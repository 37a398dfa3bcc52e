export {
  connectionFrom,
  driverUrl,
  isLost,
  openKnex,
  privilegeAdvice,
  serverMessage,
  statementError,
  workspaceRoot,
} from './connect/index.ts';
export { type Oid, printingCanonically } from './introspect/index.ts';
export {
  commitGuard,
  controlOf,
  escapeBindings,
  isSingle,
  statementsOf,
} from './statement/index.ts';

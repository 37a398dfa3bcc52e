export {
  type Connection,
  type ConnectOptions,
  connect,
  connectEmbedded,
  connectMemory,
  connectServer,
  isLost,
  serverMessage,
  statementError,
  workspaceRoot,
} from './connect/index.ts';
export {
  type IntrospectOptions,
  introspect,
  isBookkeeping,
  printingCanonically,
  type Queryable,
} from './introspect/index.ts';
export {
  type Control,
  commitGuard,
  controlOf,
  isSingle,
  type Statement,
  statementsOf,
} from './statement/index.ts';

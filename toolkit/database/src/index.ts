export {
  type Connection,
  type ConnectOptions,
  connect,
  connectEmbedded,
  connectMemory,
  connectServer,
} from './connect/index.ts';
export { type IntrospectOptions, introspect, isBookkeeping, type Queryable } from './introspect/index.ts';

export { type ConnectOptions, connect, workspaceRoot } from './connect.ts';
export { connectEmbedded, connectMemory } from './connect-embedded.ts';
export { connectServer } from './connect-server.ts';
export type { Connection } from './connection.ts';
export { isLost, said, statementError } from './statement-error.ts';

export { type ConnectOptions, connect, workspaceRoot } from './connect.ts';
export { connectEmbedded, connectMemory } from './connect-embedded.ts';
export { connectServer } from './connect-server.ts';
export { type Connection, connectionFrom } from './connection.ts';
export { driverUrl } from './driver-url.ts';
export { openKnex } from './open-knex.ts';
export { isLost, privilegeAdvice, serverMessage, statementError } from './statement-error.ts';

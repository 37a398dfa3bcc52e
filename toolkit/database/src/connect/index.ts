export { serverAddress } from './address.ts';
export { type ConnectOptions, connect, embeddedFolder, workspaceRoot } from './connect.ts';
export { connectEmbedded, connectMemory, embeddedAddress } from './connect-embedded.ts';
export { connectServer } from './connect-server.ts';
export { connectSetting } from './connect-setting.ts';
export { type Connection, connectionFrom } from './connection.ts';
export { driverUrl } from './driver-url.ts';
export { openKnex } from './open-knex.ts';
export { isLost, privilegeAdvice, serverMessage, statementError } from './statement-error.ts';

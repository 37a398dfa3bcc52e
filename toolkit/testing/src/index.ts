export { createDatabase, serverUrl, type TestDatabase } from './database.ts';
export { startServer, type TestServer } from './server.ts';

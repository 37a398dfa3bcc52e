export { createDatabase, serverUrl, type TestDatabase } from './database.ts';

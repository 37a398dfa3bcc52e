export { createDatabase, serverUrl, serverVersion, type TestDatabase } from './database.ts';
export { manyTables } from './many-tables.ts';

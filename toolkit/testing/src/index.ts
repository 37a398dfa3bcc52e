export { createDatabase, serverUrl, type TestDatabase } from './database.ts';
export { manyTables } from './many-tables.ts';

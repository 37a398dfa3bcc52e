export { databaseLine } from './database-line.ts';
export { type DatabaseSetting, DatabaseUrl, emptyUrl } from './database-url.ts';

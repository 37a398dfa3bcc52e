export { settle, withSqlOf } from './settle.ts';

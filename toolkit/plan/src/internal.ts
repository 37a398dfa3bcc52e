export {
  changePrivileges,
  createTable,
  dropTable,
  generatedClause,
  identityClause,
  target,
} from './ddl/index.ts';
export {
  ddl,
  ModelIndex,
  modelIndexOf,
  nameKey,
  onlyObjects,
  ownerKey,
  planCreation,
  push,
  routineKey,
  same,
} from './diff/index.ts';
export { checkAllowed, checkLost, checkNames, countText, lossText } from './losses/index.ts';

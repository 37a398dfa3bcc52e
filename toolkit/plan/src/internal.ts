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
  nameKey,
  onlyObjects,
  ownerKey,
  planCreation,
  push,
  routineKey,
  Surveyed,
  same,
  surveyOf,
} from './diff/index.ts';
export { checkAllowed, checkLost, checkNames, countText, lossText } from './losses/index.ts';

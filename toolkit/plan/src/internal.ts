export { ddl, orderedSteps, type Step } from './build/index.ts';
export {
  changePrivileges,
  createTable,
  dropTable,
  generatedClause,
  identityClause,
  target,
} from './ddl/index.ts';
export { nameKey, onlyObjects, ownerKey, push, routineKey, Surveyed, same, surveyOf } from './diff/index.ts';
export { checkAllowed, checkLost, checkNames, countText, lossText } from './losses/index.ts';

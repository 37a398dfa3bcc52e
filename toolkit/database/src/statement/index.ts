export { commitGuard } from './commit-guard.ts';
export { type Control, controlOf, isSingle, type SqlStatement, statementsOf } from './statement.ts';

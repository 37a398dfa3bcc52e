export { commitGuard } from './commit-guard.ts';
export { type Control, controlOf, isSingle, type Statement, statementsOf } from './statement.ts';

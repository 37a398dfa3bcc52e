export { commitGuard } from './commit-guard.ts';
export { escapeBindings } from './escape-bindings.ts';
export { type Control, controlOf, isSingle, type SqlStatement, statementsOf } from './statement.ts';

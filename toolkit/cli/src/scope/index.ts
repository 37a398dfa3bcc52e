export { type ObjectFilter, type Scope, type ScopeObject, scopeOf } from './scope.ts';
export { withHistorySchema } from './with-history-schema.ts';

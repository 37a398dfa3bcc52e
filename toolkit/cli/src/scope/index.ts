export { type ObjectFilter, type Scope, type ScopeObject, scopeOf } from './scope.ts';

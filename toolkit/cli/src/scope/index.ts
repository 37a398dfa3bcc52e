export { groupedRefusals } from './grouped-refusals.ts';
export { excludeText, listed } from './listed.ts';
export { type ObjectFilter, type Scope, type ScopeObject, scopeOf } from './scope.ts';
export { wantedModel } from './wanted-model.ts';

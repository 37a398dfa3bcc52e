export { type IntrospectOptions, introspect, isBookkeeping } from './introspect.ts';
export { printingCanonically, type Queryable } from './queryable.ts';
export type { Oid } from './scope.ts';

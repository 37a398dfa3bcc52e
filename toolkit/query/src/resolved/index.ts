export { bound, type Fragment, fragment, joined } from './fragment.ts';
export { identifier } from './identifier.ts';
export {
  type Resolved,
  type ResolvedColumn,
  type ResolvedRelationship,
  type ResolvedTable,
  resolve,
} from './resolve.ts';

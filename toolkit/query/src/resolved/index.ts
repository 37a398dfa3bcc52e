export {
  type Resolved,
  type ResolvedColumn,
  type ResolvedRelationship,
  type ResolvedTable,
  resolve,
} from './resolve.ts';

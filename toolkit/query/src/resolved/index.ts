export {
  type ResolvedColumn,
  type ResolvedRelationship,
  type ResolvedSchema,
  type ResolvedTable,
  resolve,
} from './resolve.ts';

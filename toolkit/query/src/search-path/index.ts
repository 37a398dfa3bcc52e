export { DEFAULT_SCHEMA, namedType, qualifierOf } from './named.ts';

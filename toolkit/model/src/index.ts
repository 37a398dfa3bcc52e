export { isTrellisError, TrellisError } from './error.ts';
export * from './model/index.ts';
export * from './schema/index.ts';

export * from './error/index.ts';
export * from './explain/index.ts';
export * from './graph/index.ts';
export * from './handshake/index.ts';
export * from './knex/index.ts';
export * from './load/index.ts';
export { neverPrepare } from './statement/prepared.ts';
export * from './validate/index.ts';
export * from './value/index.ts';

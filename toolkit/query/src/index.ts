export * from './error/index.ts';
export * from './load/index.ts';
export * from './value/index.ts';

export * from './cli/index.ts';
export * from './generators/index.ts';
export * from './load/index.ts';
export * from './plan/index.ts';
export * from './rows/index.ts';
export * from './sample/index.ts';

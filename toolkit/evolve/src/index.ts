export * from './classify/index.ts';
export * from './config/index.ts';
export * from './diff/index.ts';
export * from './history/index.ts';
export * from './release/index.ts';
export * from './render/index.ts';
export * from './revision/index.ts';
export * from './run/index.ts';

export * from './classify/index.ts';
export * from './diff/index.ts';

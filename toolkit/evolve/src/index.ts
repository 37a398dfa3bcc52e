export * from './diff/index.ts';

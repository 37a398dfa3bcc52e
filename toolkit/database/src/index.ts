export * from './ddl/index.ts';

export * from './build/index.ts';
export * from './connect/index.ts';
export * from './ddl/index.ts';
export * from './introspect/index.ts';
export * from './scratch/index.ts';
export * from './statement/index.ts';

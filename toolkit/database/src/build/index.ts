export { build } from './build.ts';
export { ddl } from './ddl.ts';

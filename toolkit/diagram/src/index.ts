export { type ErdOptions, erd, tableErd } from './mermaid/erd.ts';
export type { Source } from './source.ts';
export { neighbours } from './tables/neighbours.ts';

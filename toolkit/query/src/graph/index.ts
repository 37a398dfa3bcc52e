export { insertGraph } from './insert-graph.ts';
export type { GraphPart, Inserted, NewGraph } from './options.ts';

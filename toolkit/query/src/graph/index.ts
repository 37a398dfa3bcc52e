export { deleteGraph } from './delete-graph.ts';
export type { GraphPart, Inserted, NewGraph } from './graph-types.ts';
export { insertGraph } from './insert-graph.ts';
export { type Replacement, replaceRelated } from './replace-related.ts';

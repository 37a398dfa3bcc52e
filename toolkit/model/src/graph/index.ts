export { cyclePath } from './cycle-path.ts';
export { type TopologicalOrder, topologicalSort } from './topological-sort.ts';

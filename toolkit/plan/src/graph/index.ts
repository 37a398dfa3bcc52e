export { printDot } from './dot.ts';
export { printMermaid } from './mermaid.ts';
export { type PlanGraph, type PlanGraphEdge, type PlanGraphNode, planGraph } from './plan-graph.ts';

import type { PlanGraph } from './plan-graph.ts';

/**
 * A graph in the language of Graphviz.
 *
 * @example printDot(planGraph(plan)) // digraph plan { … }
 */
export function printDot({ nodes, edges }: PlanGraph): string {
  const lines = [
    ...nodes.map(({ id, position }) => {
      const label = position === undefined ? id : `${position}. ${id}`;
      return `  ${quote(id)} [label=${quote(label)}];`;
    }),
    ...edges.map(
      ({ from, to, reasons }) => `  ${quote(from)} -> ${quote(to)} [label=${quote(reasons.join(', '))}];`,
    ),
  ];
  return `digraph plan {\n  rankdir=LR;\n  node [shape=box];\n${lines.map((line) => `${line}\n`).join('')}}\n`;
}

/** A quoted id of DOT. A backslash would begin an escape sequence in a label. */
function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

import type { PlanGraph } from './plan-graph.ts';

/**
 * A graph as a Mermaid flowchart.
 *
 * @example printMermaid(planGraph(plan)) // flowchart LR …
 */
export function printMermaid({ nodes, edges }: PlanGraph): string {
  const keys = new Map(nodes.map(({ id }, i) => [id, `n${i + 1}`]));
  const lines = [
    ...nodes.map(({ id, position }) => {
      const label = position === undefined ? id : `${position}. ${id}`;
      return `  ${keys.get(id)}["${entities(label)}"]`;
    }),
    ...edges.map(
      ({ from, to, reasons }) => `  ${keys.get(from)} -->|"${entities(reasons.join(', '))}"| ${keys.get(to)}`,
    ),
  ];
  return `flowchart LR\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** A text in a quoted label: Mermaid has entity codes and no escapes. */
function entities(text: string): string {
  return text.replace(/[#"<>&`\n]/g, (character) => `#${character.codePointAt(0)};`);
}

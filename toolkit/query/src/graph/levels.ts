import { badInput } from '../error/bad-input.ts';
import type { GraphNode } from './node.ts';

/**
 * Sorts rows so that each comes after those that it refers to: all of a level can be inserted
 * once the levels before it are.
 *
 * @param nodes the rows
 * @throws BadInput when rows refer to each other in a circle
 */
export function levels(nodes: readonly GraphNode[]): GraphNode[][] {
  const depths = new Map<GraphNode, number>();
  const sorted: GraphNode[][] = [];
  for (const node of nodes) {
    // Most rows come after those that they refer to, and have their depth at once.
    if (!depths.has(node) && deepen(node, depths)) setDepths(node, depths);
    const depth = depths.get(node) ?? 0;
    sorted[depth] ??= [];
    sorted[depth].push(node);
  }
  return sorted;
}

/** While a row's own depth is looked for, it stands at this one. */
const LOOKING = -1;

function setDepths(start: GraphNode, depths: Map<GraphNode, number>): void {
  // A stack of its own: a chain of rows may be longer than the call stack is deep.
  const stack = [start];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    depths.set(node, depths.get(node) ?? LOOKING);
    const unknown = deepen(node, depths);
    if (unknown) stack.push(unknown);
    else stack.pop();
  }
}

/** Sets the depth of a row whose parents' are known; otherwise returns a parent whose is not. */
function deepen(node: GraphNode, depths: Map<GraphNode, number>): GraphNode | undefined {
  let depth = 0;
  for (const { from } of node.needs) {
    if ('key' in from) continue;
    const above = depths.get(from);
    if (above === undefined) return from;
    if (above === LOOKING)
      throw badInput(
        node.path,
        'rows that do not refer to each other in a circle',
        `one back to ${from.path}`,
      );
    depth = Math.max(depth, above + 1);
  }
  depths.set(node, depth);
  return undefined;
}

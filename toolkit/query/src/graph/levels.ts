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
    const depth = depthOf(node, depths);
    sorted[depth] ??= [];
    sorted[depth].push(node);
  }
  return sorted;
}

/** While a row's own depth is looked for, it stands at this one. */
const LOOKING = -1;

function depthOf(start: GraphNode, depths: Map<GraphNode, number>): number {
  // A stack of its own: a chain of rows may be longer than the call stack is deep.
  const stack = [start];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    const parents = node.needs.flatMap(({ from }) => ('key' in from ? [] : [from]));
    const unknown = parents.filter((parent) => !depths.has(parent));
    if (depths.get(node) === undefined) depths.set(node, LOOKING);
    const circle = parents.find((parent) => depths.get(parent) === LOOKING);
    if (circle && depths.get(node) === LOOKING)
      throw badInput(
        node.path,
        'rows that do not refer to each other in a circle',
        `one back to ${circle.path}`,
      );
    if (unknown.length > 0) stack.push(unknown[0] as GraphNode);
    else {
      depths.set(node, 1 + Math.max(-1, ...parents.map((parent) => depths.get(parent) ?? 0)));
      stack.pop();
    }
  }
  return depths.get(start) ?? 0;
}

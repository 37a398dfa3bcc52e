import { badInput } from '../error/bad-input.ts';
import { GraphNode, pathOf, UNKNOWN } from './node.ts';

/**
 * Sorts rows so that each comes after those that it refers to: all of a level can be inserted
 * once the levels before it are.
 *
 * @param nodes the rows
 * @throws BadInput when rows refer to each other in a circle
 */
export function levels(nodes: readonly GraphNode[]): GraphNode[][] {
  const sorted: GraphNode[][] = [];
  for (const node of nodes) {
    // Most rows come after those that they refer to, and have their depth at once.
    if (node.depth === UNKNOWN && deepen(node)) setDepths(node);
    sorted[node.depth] ??= [];
    sorted[node.depth]?.push(node);
  }
  return sorted;
}

/** While a row's own depth is looked for, it stands at this one. */
const LOOKING = -2;

function setDepths(start: GraphNode): void {
  // A stack of its own: a chain of rows may be longer than the call stack is deep.
  const stack = [start];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    if (node.depth === UNKNOWN) node.depth = LOOKING;
    const unknown = deepen(node);
    if (unknown) stack.push(unknown);
    else stack.pop();
  }
}

/** Sets the depth of a row whose parents' are known; otherwise returns a parent whose is not. */
function deepen(node: GraphNode): GraphNode | undefined {
  let depth = 0;
  for (let i = 0; i < node.needs.length; i += 1) {
    const from = node.needs[i]?.from;
    if (!(from instanceof GraphNode)) continue;
    const above = from.depth;
    if (above === UNKNOWN) return from;
    if (above === LOOKING)
      throw badInput(
        pathOf(node),
        'rows that do not refer to each other in a circle',
        `one back to ${pathOf(from)}`,
      );
    if (above >= depth) depth = above + 1;
  }
  node.depth = depth;
  return undefined;
}

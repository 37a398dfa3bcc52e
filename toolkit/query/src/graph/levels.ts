import { badInput } from '../input/index.ts';
import { GraphNode, pathOf, UNKNOWN_DEPTH } from './node.ts';

/**
 * Sorts rows into levels: the rows of a level refer only to rows of earlier levels.
 *
 * @param nodes the rows
 * @throws BadInput if rows refer to each other in a cycle
 */
export function levels(nodes: readonly GraphNode[]): GraphNode[][] {
  const sorted: GraphNode[][] = [];
  for (const node of nodes) {
    // Most rows follow those that they refer to, so their depth is known at once.
    if (node.depth === UNKNOWN_DEPTH && setDepth(node)) setDepths(node);
    sorted[node.depth] ??= [];
    sorted[node.depth]?.push(node);
  }
  return sorted;
}

/** Depth of a row while its references are visited. */
const VISITING = -2;

function setDepths(start: GraphNode): void {
  // An explicit stack, because a chain of rows can exceed the call stack.
  const stack = [start];
  for (let node = stack.at(-1); node !== undefined; node = stack.at(-1)) {
    if (node.depth === UNKNOWN_DEPTH) node.depth = VISITING;
    const unknown = setDepth(node);
    if (unknown) stack.push(unknown);
    else stack.pop();
  }
}

/** Sets the depth of a row if those of the rows it refers to are known; otherwise returns one that is unknown. */
function setDepth(node: GraphNode): GraphNode | undefined {
  let depth = 0;
  for (let i = 0; i < node.references.length; i += 1) {
    const to = node.references[i]?.to;
    if (!(to instanceof GraphNode)) continue;
    if (to.depth === UNKNOWN_DEPTH) return to;
    if (to.depth === VISITING)
      throw badInput(
        pathOf(node),
        'rows that do not refer to each other in a cycle',
        `a reference back to ${pathOf(to)}`,
      );
    if (to.depth >= depth) depth = to.depth + 1;
  }
  node.depth = depth;
  return undefined;
}

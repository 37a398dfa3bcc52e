/**
 * The strongly connected components of a graph (Tarjan): two nodes are in the same component if each can be reached
 * from the other. Returns the number of each node's component. Nodes and components are numbered from 0.
 *
 * @param successors for each node, the nodes that its edges lead to
 */
export function componentsOf(successors: readonly (readonly number[])[]): number[] {
  const component = successors.map(() => -1);
  const index = successors.map(() => -1);
  const lowest = successors.map(() => -1);
  const open: number[] = [];
  let [visited, components] = [0, 0];
  for (const root of successors.keys()) {
    if (index[root] !== -1) continue;
    // An explicit stack, because a long chain of nodes would exceed the call stack.
    const stack = [{ node: root, next: 0 }];
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const { node } = frame;
      if (index[node] === -1) {
        index[node] = lowest[node] = visited;
        visited += 1;
        open.push(node);
      }
      const successor = successors[node]?.[frame.next];
      frame.next += 1;
      if (successor !== undefined) {
        if (index[successor] === -1) stack.push({ node: successor, next: 0 });
        else if (component[successor] === -1) lower(lowest, node, index[successor]);
        continue;
      }
      stack.pop();
      const parent = stack.at(-1);
      if (parent !== undefined) lower(lowest, parent.node, lowest[node]);
      if (lowest[node] !== index[node]) continue;
      for (let member = open.pop(); member !== undefined; member = open.pop()) {
        component[member] = components;
        if (member === node) break;
      }
      components += 1;
    }
  }
  return component;
}

function lower(lowest: number[], node: number, value: number | undefined): void {
  lowest[node] = Math.min(lowest[node] ?? 0, value ?? 0);
}

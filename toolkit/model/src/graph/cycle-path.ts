/**
 * Finds a shortest path around a cycle, for a message: each node of the result depends on the next one, and the last
 * one on the first. A cycle that `topologicalSort` reports can contain many paths; this one starts at its first node.
 * Returns an empty array if the nodes do not form a cycle.
 *
 * @param cycle one of the `cycles` of `topologicalSort`
 * @param dependenciesOf the same function that was given to `topologicalSort`
 *
 * @example
 * import { cyclePath, topologicalSort } from '@trellis/model/internal';
 *
 * const needs: Record<string, string[]> = { staff: ['branches'], branches: ['staff'] };
 * const dependenciesOf = (table: string) => needs[table] ?? [];
 * for (const cycle of topologicalSort(Object.keys(needs), dependenciesOf).cycles)
 *   console.log([...cyclePath(cycle, dependenciesOf), cycle[0]].join(' → ')); // staff → branches → staff
 */
export function cyclePath<T>(cycle: readonly T[], dependenciesOf: (node: T) => Iterable<T>): T[] {
  const inside = new Set(cycle);
  const [start] = cycle;
  if (start === undefined) return [];
  const cameFrom = new Map<T, T>();
  // Breadth first. The queue grows while it is read.
  const queue: T[] = [start];
  for (const node of queue)
    for (const next of dependenciesOf(node)) {
      if (next === start) return pathTo(node, cameFrom);
      if (!inside.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  return [];
}

function pathTo<T>(end: T, cameFrom: ReadonlyMap<T, T>): T[] {
  const path: T[] = [];
  for (let node: T | undefined = end; node !== undefined; node = cameFrom.get(node)) path.push(node);
  return path.reverse();
}

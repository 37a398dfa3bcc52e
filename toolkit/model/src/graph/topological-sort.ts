import { componentsOf } from './components.ts';
import { PriorityQueue } from './priority-queue.ts';

/** The result of `topologicalSort`. */
export interface TopologicalOrder<T> {
  /** Every node once, after the nodes that it depends on. Nodes of a cycle are adjacent, in the order of the comparison. */
  readonly order: readonly T[];
  /** `order` in groups: the nodes of a cycle form one group, any other node is a group of its own. */
  readonly groups: readonly (readonly T[])[];
  /**
   * The groups that are cycles, in order: nodes each of which depends on all others, directly or through others
   * (a strongly connected component), and single nodes that depend on themselves.
   */
  readonly cycles: readonly (readonly T[])[];
}

/**
 * Sorts nodes so that each comes after the nodes that it depends on. Of several nodes that could come next, the
 * smallest by `compare` is taken, and of equal ones the first in `nodes`: the same input always has the same order.
 * Runs in O((n + m) log n) for n nodes and m dependencies, and does not recurse.
 *
 * A cycle does not make the sort fail: it is sorted as if it were one node, and reported in `cycles`. The caller
 * decides whether to break it (and to sort again) or to refuse it.
 *
 * @param nodes the nodes; duplicates are ignored
 * @param dependenciesOf returns the nodes that must come before a node; those that are not in `nodes` are ignored
 * @param options.compare as for `Array.prototype.sort`; by default, nodes keep the order in which they are given
 *
 * @example
 * import { topologicalSort } from '@trellis/model/internal';
 *
 * const needs: Record<string, string[]> = { lines: ['orders', 'products'], orders: ['people'] };
 * const { order, cycles } = topologicalSort(['lines', 'orders', 'people', 'products'], (table) => needs[table] ?? []);
 * // order: ['people', 'orders', 'products', 'lines'], cycles: []
 */
export function topologicalSort<T>(
  nodes: Iterable<T>,
  dependenciesOf: (node: T) => Iterable<T>,
  { compare }: { readonly compare?: (a: T, b: T) => number } = {},
): TopologicalOrder<T> {
  const sorted = compare ? [...new Set(nodes)].sort(compare) : [...new Set(nodes)];
  // From here on, a node is its position in `sorted`, so that a smaller number comes first.
  const positions = new Map(sorted.map((node, position) => [node, position]));
  const dependencies = sorted.map((node) =>
    [...new Set(dependenciesOf(node))].flatMap((dependency) => positions.get(dependency) ?? []),
  );
  const component = componentsOf(dependencies);
  const members: number[][] = [];
  for (const [node, of] of component.entries()) {
    members[of] ??= [];
    members[of].push(node);
  }
  const groups = orderOf(members, component, dependencies);
  const nodesOf = (group: readonly number[]) => group.map((position) => sorted[position] as T);
  return {
    order: nodesOf(groups.flat()),
    groups: groups.map(nodesOf),
    cycles: groups
      .filter(([first = 0, second]) => second !== undefined || dependencies[first]?.includes(first))
      .map(nodesOf),
  };
}

/** Orders components by Kahn's algorithm: of those without a dependency left, the one with the smallest node is next. */
function orderOf(
  members: readonly (readonly number[])[],
  component: readonly number[],
  dependencies: readonly (readonly number[])[],
): (readonly number[])[] {
  const dependents: number[][] = members.map(() => []);
  const missing = members.map(() => 0);
  for (const [node, needed] of dependencies.entries())
    for (const dependency of needed) {
      const [from, to] = [component[dependency] ?? 0, component[node] ?? 0];
      if (from === to) continue;
      dependents[from]?.push(to);
      missing[to] = (missing[to] ?? 0) + 1;
    }
  const ready = new PriorityQueue<number>((a, b) => (members[a]?.[0] ?? 0) - (members[b]?.[0] ?? 0));
  for (const [id, count] of missing.entries()) if (count === 0) ready.push(id);
  const ordered: (readonly number[])[] = [];
  for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
    ordered.push(members[id] ?? []);
    for (const dependent of dependents[id] ?? []) {
      missing[dependent] = (missing[dependent] ?? 0) - 1;
      if (missing[dependent] === 0) ready.push(dependent);
    }
  }
  return ordered;
}

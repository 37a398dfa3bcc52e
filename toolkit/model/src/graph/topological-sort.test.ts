import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, randomGraphs } from '../../test/random-graphs.ts';
import { topologicalSort } from './topological-sort.ts';

const sort = (graph: Graph, compare?: (a: string, b: string) => number) =>
  topologicalSort(Object.keys(graph), (node) => graph[node] ?? [], compare && { compare });
const alphabetically = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

describe('topologicalSort', () => {
  test('puts each node after its dependencies and otherwise keeps the given order', () => {
    expect(sort({ d: ['c'], c: [], b: ['a'], a: [] }).order).toEqual(['c', 'd', 'a', 'b']);
  });

  test('takes the smallest node by the comparison when several could come next', () => {
    expect(sort({ d: ['c'], c: [], b: ['a'], a: [] }, alphabetically).order).toEqual(['a', 'b', 'c', 'd']);
    expect(sort({ c: [], b: [], a: ['c'] }, alphabetically).order).toEqual(['b', 'c', 'a']);
  });

  test('keeps the given order of nodes that the comparison calls equal', () => {
    expect(sort({ c: [], a: [], b: [] }, () => 0).order).toEqual(['c', 'a', 'b']);
  });

  test('ignores dependencies that are not among the nodes, and duplicates', () => {
    const { order, cycles } = topologicalSort(['b', 'a', 'b'], () => ['x', 'x']);
    expect([order, cycles]).toEqual([['b', 'a'], []]);
  });

  test('sorts a cycle as one group and reports it', () => {
    const { order, groups, cycles } = sort({ after: ['b'], b: ['a'], a: ['b', 'before'], before: [] });
    expect(order).toEqual(['before', 'b', 'a', 'after']);
    expect(groups).toEqual([['before'], ['b', 'a'], ['after']]);
    expect(cycles).toEqual([['b', 'a']]);
  });

  test('reports a node that depends on itself as a cycle', () => {
    expect(sort({ a: [], b: ['b'] })).toEqual({ order: ['a', 'b'], groups: [['a'], ['b']], cycles: [['b']] });
  });

  test('reports two cycles separately when only one depends on the other', () => {
    expect(sort({ a: ['b'], b: ['a', 'c'], c: ['d'], d: ['c'] }).cycles).toEqual([
      ['c', 'd'],
      ['a', 'b'],
    ]);
  });

  test('sorts a chain that is longer than the call stack is deep', () => {
    const length = 200_000;
    const nodes = Array.from({ length }, (_, i) => i);
    const { order } = topologicalSort(nodes, (node) => (node + 1 < length ? [node + 1] : []));
    expect(order[0]).toBe(length - 1);
    expect(order).toHaveLength(length);
  });

  test('orders any graph: dependencies first, cycles are exactly the nodes that reach themselves', () => {
    fc.assert(
      fc.property(randomGraphs(), (graph) => {
        const { order, groups, cycles } = sort(graph);
        expect([...order].sort()).toEqual(Object.keys(graph).sort());
        expect(groups.flat()).toEqual(order);
        const groupOf = new Map(groups.flatMap((group, at) => group.map((node) => [node, at] as const)));
        const at = (node: string) => groupOf.get(node) ?? -1;
        const reached = new Map(Object.keys(graph).map((node) => [node, reachedFrom(graph, node)]));
        for (const [node, dependencies] of Object.entries(graph))
          for (const dependency of dependencies) expect(at(dependency)).toBeLessThanOrEqual(at(node));
        for (const a of order)
          for (const b of order)
            if (a !== b)
              expect(at(a) === at(b)).toBe(
                reached.get(a)?.has(b) === true && reached.get(b)?.has(a) === true,
              );
        expect(cycles.flat().sort()).toEqual(order.filter((node) => reached.get(node)?.has(node)).sort());
      }),
    );
  });
});

function reachedFrom(graph: Graph, start: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(graph[start] ?? [])];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (reached.has(node)) continue;
    reached.add(node);
    open.push(...(graph[node] ?? []));
  }
  return reached;
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, randomGraphs } from '../../test/random-graphs.ts';
import { cyclePath } from './cycle-path.ts';
import { topologicalSort } from './topological-sort.ts';

const cyclesOf = (graph: Graph) => topologicalSort(Object.keys(graph), (node) => graph[node] ?? []).cycles;

describe('cyclePath', () => {
  test('returns a shortest path through the first node, each node followed by one that it depends on', () => {
    const graph: Graph = { a: ['b', 'd'], b: ['c'], c: ['a'], d: ['a', 'outside'], outside: [] };
    const [cycle = []] = cyclesOf(graph);
    expect(cycle).toEqual(['a', 'b', 'c', 'd']);
    expect(cyclePath(cycle, (node) => graph[node] ?? [])).toEqual(['a', 'd']);
  });

  test('returns a node that depends on itself', () => {
    expect(cyclePath(['a'], () => ['a'])).toEqual(['a']);
  });

  test('returns an empty path for nodes without a cycle', () => {
    expect(cyclePath(['a', 'b'], (node) => (node === 'a' ? ['b'] : []))).toEqual([]);
    expect(cyclePath([], () => [])).toEqual([]);
  });

  test('finds a path around every cycle that topologicalSort reports', () => {
    fc.assert(
      fc.property(randomGraphs(), (graph) => {
        for (const cycle of cyclesOf(graph)) {
          const path = cyclePath(cycle, (node) => graph[node] ?? []);
          expect(path[0]).toBe(cycle[0]);
          for (const [i, node] of path.entries()) expect(graph[node]).toContain(path[(i + 1) % path.length]);
        }
      }),
    );
  });
});

/** Edge between two nodes, by their indexes in the list of nodes. */
export type Edge = readonly [number, number];

/**
 * Splits a graph into clusters of limited size. Clusters are merged greedily by the gain of modularity (Clauset, Newman
 * and Moore), so that a hub to which every node is connected does not absorb its neighbours. Small clusters that remain
 * are packed together.
 *
 * @param size number of nodes
 * @param edges edges between nodes
 * @param limit maximum number of nodes in a cluster
 * @returns clusters of sorted node indexes, ordered by their first node; always the same for the same arguments
 */
export function clusters(
  size: number,
  edges: readonly Edge[],
  limit: number,
): readonly (readonly number[])[] {
  const members = new Map<number, number[]>(Array.from({ length: size }, (_, i) => [i, [i]]));
  const weights = countEdges(size, edges);
  const degrees = weights.map((row) => [...row.values()].reduce((sum, n) => sum + n, 0));
  const total = degrees.reduce((sum, n) => sum + n, 0);

  for (let pair = bestPair(); pair !== undefined; pair = bestPair()) merge(...pair);
  return pack([...members.values()], limit);

  function bestPair(): Edge | undefined {
    let best: Edge | undefined;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (const [a, nodes] of members)
      for (const [b, weight] of weights[a] ?? []) {
        if (b <= a || nodes.length + (members.get(b)?.length ?? 0) > limit) continue;
        // The gain times total² / 2, which is an integer: every machine computes the same.
        const gain = weight * total - (degrees[a] ?? 0) * (degrees[b] ?? 0);
        if (gain > bestGain) [best, bestGain] = [[a, b], gain];
      }
    return best;
  }

  function merge(a: number, b: number): void {
    members.set(a, [...(members.get(a) ?? []), ...(members.get(b) ?? [])]);
    members.delete(b);
    degrees[a] = (degrees[a] ?? 0) + (degrees[b] ?? 0);
    for (const [other, weight] of weights[b] ?? []) {
      weights[other]?.delete(b);
      if (other === a) continue;
      for (const [x, y] of [
        [a, other],
        [other, a],
      ] as const)
        weights[x]?.set(y, (weights[x]?.get(y) ?? 0) + weight);
    }
    weights[b] = new Map();
  }
}

/** Returns the number of edges between each node and each of its neighbours. */
function countEdges(size: number, edges: readonly Edge[]): Map<number, number>[] {
  const weights = Array.from({ length: size }, () => new Map<number, number>());
  for (const [a, b] of edges) {
    if (a === b) continue;
    weights[a]?.set(b, (weights[a]?.get(b) ?? 0) + 1);
    weights[b]?.set(a, (weights[b]?.get(a) ?? 0) + 1);
  }
  return weights;
}

/** Packs clusters together: the largest first, each into the first one with enough space. */
function pack(unpacked: readonly (readonly number[])[], limit: number): readonly (readonly number[])[] {
  const packed: number[][] = [];
  for (const cluster of [...unpacked].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))) {
    const target = packed.find((other) => other.length + cluster.length <= limit);
    if (target) target.push(...cluster);
    else packed.push([...cluster]);
  }
  return packed.map((cluster) => cluster.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

/** A tie between two nodes, by their places in the list of nodes. */
export type Tie = readonly [number, number];

/**
 * Splits a graph into groups of nodes that belong together, none larger than `limit`: groups are
 * joined greedily where that gains the most modularity (Clauset, Newman and Moore), so that a hub
 * to which everything refers does not swallow its surroundings. Groups that stay small and have no
 * room beside them are put together at the end. Depends on nothing but its arguments.
 *
 * @param size how many nodes there are
 * @param ties which of them are tied
 * @param limit how many a group may hold
 * @returns groups of nodes by their places, each in order, the groups by their first node
 */
export function clusters(size: number, ties: readonly Tie[], limit: number): readonly (readonly number[])[] {
  const groups = new Map<number, number[]>(Array.from({ length: size }, (_, i) => [i, [i]]));
  const between = countTies(size, ties);
  const degree = between.map((row) => [...row.values()].reduce((sum, n) => sum + n, 0));
  const total = degree.reduce((sum, n) => sum + n, 0);

  for (let pair = best(); pair !== undefined; pair = best()) join(...pair);
  return pack([...groups.values()], limit);

  function best(): Tie | undefined {
    let found: Tie | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (const [a, members] of groups)
      for (const [b, count] of between[a] ?? []) {
        if (b <= a || members.length + (groups.get(b)?.length ?? 0) > limit) continue;
        // Integers only, so that no machine rounds otherwise: the gain times total² / 2.
        const gain = count * total - (degree[a] ?? 0) * (degree[b] ?? 0);
        if (gain > most) [found, most] = [[a, b], gain];
      }
    return found;
  }

  function join(a: number, b: number): void {
    groups.set(a, [...(groups.get(a) ?? []), ...(groups.get(b) ?? [])]);
    groups.delete(b);
    degree[a] = (degree[a] ?? 0) + (degree[b] ?? 0);
    for (const [other, count] of between[b] ?? []) {
      between[other]?.delete(b);
      if (other === a) continue;
      for (const [x, y] of [
        [a, other],
        [other, a],
      ] as const)
        between[x]?.set(y, (between[x]?.get(y) ?? 0) + count);
    }
    between[b] = new Map();
  }
}

/** How often each node is tied to each other one. */
function countTies(size: number, ties: readonly Tie[]): Map<number, number>[] {
  const between = Array.from({ length: size }, () => new Map<number, number>());
  for (const [a, b] of ties) {
    if (a === b) continue;
    between[a]?.set(b, (between[a]?.get(b) ?? 0) + 1);
    between[b]?.set(a, (between[b]?.get(a) ?? 0) + 1);
  }
  return between;
}

/** Puts the small groups together: the largest first, each into the first that has room. */
function pack(groups: readonly (readonly number[])[], limit: number): readonly (readonly number[])[] {
  const packed: number[][] = [];
  for (const group of [...groups].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))) {
    const roomy = packed.find((other) => other.length + group.length <= limit);
    if (roomy) roomy.push(...group);
    else packed.push([...group]);
  }
  return packed.map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

import fc from 'fast-check';

/** The dependencies of each node. */
export type Graph = Readonly<Record<string, readonly string[]>>;

/** Random graphs of at most nine nodes. */
export function randomGraphs(): fc.Arbitrary<Graph> {
  return fc.subarray([...'abcdefghi']).chain((names) => {
    const dependencies = fc.subarray(names, { maxLength: Math.min(names.length, 3) });
    return fc.record(Object.fromEntries(names.map((name) => [name, dependencies])));
  });
}

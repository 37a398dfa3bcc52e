/**
 * One import between two files, by their paths in the repository.
 * @typedef {{ from: string, to: string }} Import
 */

/**
 * Imports that enter a folder past its `index.ts`. Only files inside a folder may import its other files.
 *
 * @param {Import[]} imports of one package
 * @returns {(Import & { folder: string })[]} each with the outermost folder that it should have entered by its index
 */
export function importsPastIndex(imports) {
  return imports.flatMap(({ from, to }) => {
    const [, inTo] = belowCommonFolder(from, to);
    const folder = inTo.slice(0, -1)[0];
    if (folder === undefined) return [];
    const path = to.slice(0, to.length - inTo.slice(1).join('/').length - 1);
    return to === `${path}/index.ts` ? [] : [{ from, to, folder: path }];
  });
}

/**
 * Cycles in which a folder takes part. The files and folders in one folder are compared with each other:
 * an import counts for the two of them that contain its ends.
 *
 * @param {Import[]} imports of one package
 * @returns {string[][]} the paths of each cycle, in order; the last one imports the first
 */
export function folderCycles(imports) {
  /** @type {Map<string, Map<string, Set<string>>>} */
  const levels = new Map();
  const folders = new Set();
  for (const { from, to } of imports) {
    const [inFrom, inTo, common] = belowCommonFolder(from, to);
    const [source = '', target = ''] = [inFrom, inTo].map(([first]) => `${common}${first}`);
    if (inFrom.length > 1) folders.add(source);
    if (inTo.length > 1) folders.add(target);
    const level = levels.get(common) ?? new Map();
    levels.set(common, level);
    level.set(source, (level.get(source) ?? new Set()).add(target));
  }
  return [...levels.values()].flatMap((level) => {
    /** @type {string[][]} */
    const cycles = [];
    const seen = new Set();
    for (const start of [...level.keys()].filter((path) => folders.has(path)).sort()) {
      const cycle = seen.has(start) ? undefined : shortestCycle(level, start);
      if (cycle === undefined) continue;
      cycles.push(cycle);
      for (const path of cycle) seen.add(path);
    }
    return cycles;
  });
}

/**
 * The shortest path from a node back to itself, found breadth first.
 *
 * @param {Map<string, Set<string>>} graph
 * @param {string} start
 * @returns {string[] | undefined} the nodes in order, the start first
 */
function shortestCycle(graph, start) {
  /** @type {Map<string, string>} */
  const cameFrom = new Map();
  const queue = [start];
  for (const node of queue) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) {
        const path = [node];
        for (let at = node; at !== start; path.unshift(at)) at = cameFrom.get(at) ?? start;
        return path;
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return undefined;
}

/**
 * The folder that two files share, and the rest of each path below it.
 *
 * @param {string} from
 * @param {string} to
 * @returns {[string[], string[], string]}
 */
function belowCommonFolder(from, to) {
  const one = from.split('/');
  const other = to.split('/');
  let shared = 0;
  while (shared < Math.min(one.length, other.length) - 1 && one[shared] === other[shared]) shared += 1;
  const common = one.slice(0, shared).map((name) => `${name}/`);
  return [one.slice(shared), other.slice(shared), common.join('')];
}

import { folderCycles, importsPastIndex } from './folder-rules.mjs';

/**
 * Checks how the folders inside each package depend on each other, and adds the violations between packages.
 *
 * @param {import('./import-graph.mjs').ImportGraph} graph
 * @returns {string[]} a sentence for each violation
 */
export function checkDependencies({ violations, packages }) {
  const inPackages = [...packages.values()].flatMap((imports) => [
    ...importsPastIndex(imports).map(pastIndexError),
    ...folderCycles(imports).map(cycleError),
  ]);
  return [...violations, ...inPackages];
}

/**
 * @param {import('./folder-rules.mjs').Import & { folder: string }} found
 */
const pastIndexError = ({ from, to, folder }) =>
  `past index: ${from} imports ${to}, which is private to ${folder}. Export what it needs from ${folder}/index.ts.`;

/** @param {string[]} cycle */
const cycleError = (cycle) => `cycle of folders: ${[...cycle, cycle[0]].join(' → ')}`;

import { folderCycles, importsPastIndex } from './folder-rules.mjs';

/**
 * Checks how the folders inside each package depend on each other, and adds the violations between packages.
 *
 * @param {import('./import-graph.mjs').ImportGraph} graph
 * @param {string[]} notYetClean packages whose violations of the folder rules are only counted
 * @returns {{ errors: string[], notes: string[] }} `notes`: how many violations each of those packages has
 */
export function checkDependencies({ violations, packages, files }, notYetClean) {
  const errors = [...violations];
  const notes = [];
  for (const [name, imports] of packages) {
    const past = importsPastIndex(imports);
    const cycles = folderCycles(imports);
    const counts = `${counted(past.length, 'import')} past a folder's index.ts, ${counted(cycles.length, 'cycle')} of folders`;
    if (!notYetClean.includes(name)) {
      for (const found of past) errors.push(pastIndexError(found));
      for (const cycle of cycles) errors.push(cycleError(cycle));
    } else if (past.length + cycles.length > 0) notes.push(`${name}: ${counts} (tolerated)`);
    else
      errors.push(`${name} follows the folder rules. Remove it from scripts/dependencies/not-yet-clean.mjs.`);
  }
  for (const name of notYetClean)
    if (!packages.has(name))
      errors.push(`There is no package ${name}. Remove it from scripts/dependencies/not-yet-clean.mjs.`);
  notes.push(`${files} files, ${counted(errors.length, 'error')}`);
  return { errors, notes };
}

/**
 * @param {import('./folder-rules.mjs').Import & { folder: string }} found
 */
const pastIndexError = ({ from, to, folder }) =>
  `past index: ${from} imports ${to}, which is private to ${folder}. Export what it needs from ${folder}/index.ts.`;

/** @param {string[]} cycle */
const cycleError = (cycle) => `cycle of folders: ${[...cycle, cycle[0]].join(' → ')}`;

/**
 * @param {number} count
 * @param {string} noun
 */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

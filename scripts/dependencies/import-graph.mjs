import { run } from '../ground/child.mjs';
import { commandFile } from '../ground/repository.mjs';

/** The folders whose imports are read. */
const FOLDERS = ['packages', 'toolkit', 'examples', 'bench', 'scripts'];

/**
 * What dependency-cruiser found.
 * @typedef {object} ImportGraph
 * @property {string[]} violations of the rules in `.dependency-cruiser.cjs`, each a sentence
 * @property {Map<string, import('./folder-rules.mjs').Import[]>} packages the imports within the `src` of each package, those of tests left out
 * @property {number} files how many files were read
 */

/**
 * Reads all imports with dependency-cruiser and checks the rules of `.dependency-cruiser.cjs`.
 *
 * @param {string} folder of the repository
 * @param {string[]} [folders] in it
 * @returns {Promise<ImportGraph>}
 */
export async function readImportGraph(folder, folders = FOLDERS) {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  const { code, output } = await run(
    process.execPath,
    [commandFile('dependency-cruiser', 'depcruise'), ...args],
    {
      cwd: folder,
    },
  );
  if (!output.trimStart().startsWith('{'))
    throw new Error(`dependency-cruiser ended with exit code ${code}: ${output}`);
  const { modules, summary } = JSON.parse(output);
  /** @type {ImportGraph['packages']} */
  const packages = new Map();
  for (const { source: from, dependencies } of modules) {
    const name = packageOf(from);
    if (name === undefined || from.endsWith('.test.ts')) continue;
    const within = packages.get(name) ?? [];
    packages.set(name, within);
    // Data, such as the JSON file of a history, has no index to come through.
    for (const { resolved: to } of dependencies)
      if (packageOf(to) === name && !to.endsWith('.json')) within.push({ from, to });
  }
  return { violations: summary.violations.map(sentence), packages, files: modules.length };
}

/**
 * The package whose `src` a file is in, such as `toolkit/model`.
 *
 * @param {string} file
 */
const packageOf = (file) => /^((?:packages|toolkit|examples)\/[^/]+)\/src\//.exec(file)?.[1];

/**
 * @param {{ rule: { name: string }, from: string, to: string, cycle?: { name: string }[] }} violation
 */
function sentence({ rule, from, to, cycle }) {
  const path = cycle === undefined ? [to] : cycle.map(({ name }) => name);
  return `${rule.name}: ${[from, ...path].join(' → ')}`;
}

import { run } from '../ground/child.mjs';
import { commandFile } from '../ground/repository.mjs';
import { unstableFiles } from './generated-files.mjs';

/**
 * A check besides the tests.
 * @typedef {object} Check
 * @property {string} title
 * @property {true} [forSystemTests] only system tests need it
 * @property {true} [meanwhile] needs one processor and nothing of the others, so it runs while the others do
 * @property {(onLine: (line: string) => void) => Promise<import('../ground/child.mjs').Ended>} run
 */

/**
 * A check that is a script in the repository's package.json, so it can be run alone.
 *
 * @param {string} title
 * @param {string} name such as `lint`, for `pnpm lint`
 * @returns {Check}
 */
const script = (title, name) => ({
  title,
  run: (onLine) => run(process.execPath, [commandFile('pnpm'), '--silent', 'run', name], { onLine }),
});

/**
 * Every check. One process checks all types, which takes half as long as one for each package; the build then finds
 * them checked. The system tests read the built packages.
 *
 * @type {Check[]}
 */
export const checks = [
  script('Types', 'types'),
  { ...script('Build', 'build'), forSystemTests: true },
  { ...script('Lint and format', 'lint'), meanwhile: true },
  { ...script('Dependencies', 'dependencies'), meanwhile: true },
  { ...script('Nothing unused', 'unused'), meanwhile: true },
  { ...script('Workflows', 'workflows'), meanwhile: true },
  // After the checks that read the files which it writes if they are stale.
  { title: 'Generated files regenerate to themselves', run: unstableFiles, meanwhile: true },
];

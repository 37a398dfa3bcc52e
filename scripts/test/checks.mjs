import { run } from '../ground/child.mjs';
import { commandFile } from '../ground/repository.mjs';
import { unstableFiles } from './generated-files.mjs';

/**
 * A check besides the tests.
 * @typedef {object} Check
 * @property {string} title
 * @property {true} [forSystemTests] only system tests need it
 * @property {(onLine: (line: string) => void) => Promise<import('../ground/child.mjs').Ended & { took?: number }>} run
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
 * Writes the committed files that are generated. It runs first: the tests and the other checks read these files.
 *
 * @type {Check}
 */
export const generated = { title: 'Generated files regenerate to themselves', run: unstableFiles };

/**
 * The checks that need most of a processor. One process checks all types, which takes half as long as one for each
 * package; the build then finds them checked. The system tests read the built packages.
 *
 * @type {Check[]}
 */
export const compilers = [script('Types', 'types'), { ...script('Build', 'build'), forSystemTests: true }];

/**
 * The checks that need neither of the others.
 *
 * @type {Check[]}
 */
export const readers = [
  script('Lint and format', 'lint'),
  script('Dependencies', 'dependencies'),
  script('Nothing unused', 'unused'),
  script('Workflows', 'workflows'),
];

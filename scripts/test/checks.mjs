import { run } from '../ground/child.mjs';
import { commandFile } from '../ground/repository.mjs';
import { unstableFiles } from './generated-files.mjs';

/**
 * A check besides the tests.
 * @typedef {object} Check
 * @property {string} title
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

/** Every check. The build is first: types are part of it, and some tests read the built packages. */
export const checks = [
  script('Build', 'build'),
  script('Types', 'types'),
  script('Lint and format', 'lint'),
  script('Dependencies', 'dependencies'),
  script('Nothing unused', 'unused'),
  script('Workflows', 'workflows'),
  { title: 'Generated files regenerate to themselves', run: unstableFiles },
];

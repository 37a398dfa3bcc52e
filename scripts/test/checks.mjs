import { run } from '../ground/child.mjs';
import { commandFile } from '../ground/repository.mjs';
import { unstableFiles } from './generated-files.mjs';

/**
 * Something that must hold besides the tests.
 * @typedef {object} Check
 * @property {string} title
 * @property {(onLine: (line: string) => void) => Promise<import('../ground/child.mjs').Ended>} run
 */

/**
 * A check that is a script of the repository's package.json, so that it can be run alone as well.
 *
 * @param {string} title
 * @param {string} name such as `lint`, for `pnpm lint`
 * @returns {Check}
 */
const script = (title, name) => ({
  title,
  run: (onLine) => run(process.execPath, [commandFile('pnpm'), '--silent', 'run', name], { onLine }),
});

/** Every check, the build first, since the others may read what it makes. */
export const checks = [
  script('Build', 'build'),
  script('Types', 'types'),
  script('Lint and format', 'lint'),
  script('Dependencies', 'dependencies'),
  script('Nothing unused', 'unused'),
  script('Workflows', 'workflows'),
  { title: 'Generated files regenerate to themselves', run: unstableFiles },
];

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
 * A check that runs the command of an installed package.
 *
 * @param {string} title
 * @param {[packageName: string, command?: string]} which
 * @param {string[]} args
 * @returns {Check}
 */
const command = (title, which, args) => ({
  title,
  run: (onLine) => run(process.execPath, [commandFile(...which), ...args], { onLine }),
});

/** Every check, the build first, since the others may read what it makes. */
export const checks = [
  command('Build', ['turbo'], ['run', 'build', '--output-logs=errors-only', '--no-update-notifier']),
  command('Types', ['typescript', 'tsc'], ['-p', '.', '--noEmit']),
  command('Lint and format', ['@biomejs/biome'], ['ci', '.']),
  command(
    'Dependency direction',
    ['dependency-cruiser', 'depcruise'],
    [
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'err'],
      ...['packages', 'toolkit', 'examples', 'bench', 'scripts'],
    ],
  ),
  command('Nothing unused', ['knip'], ['--no-progress']),
  { title: 'Generated files regenerate to themselves', run: unstableFiles },
];

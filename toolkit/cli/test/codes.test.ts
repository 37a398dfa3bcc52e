import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const toolkit = join(__dirname, '../..');

/** What is written like a code and is none: SQL, and names of the environment. */
const NO_CODES = new Set(
  'CURRENT_USER DATABASE_URL FINALFUNC_EXTRA FINALFUNC_MODIFY MFINALFUNC_EXTRA MFINALFUNC_MODIFY PG_VERSION READ_WRITE TRELLIS_CACHE TRELLIS_SCRATCH'.split(
    ' ',
  ),
);

/** Of the example in a docstring, and thrown by other rooms alone. */
const EXAMPLES = new Set(['TABLE_UNKNOWN']);

/** Every code in the sources: literals in capitals, and what errors and refusals are made with. */
function codesIn(room: string): string[] {
  return readdirSync(join(toolkit, room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !file.startsWith('scoreboard'))
    .flatMap((file) => {
      const source = readFileSync(join(toolkit, room, 'src', file), 'utf8');
      const found = [
        ...source.matchAll(/'([A-Z]{2,}(?:_[A-Z]+)+)'|(?:TrellisError\(|\bcode:)\s*'([A-Z]+)'/g),
      ];
      const prefix = file.endsWith('unmodelled-kinds.ts') ? 'UNMODELLED_' : '';
      return found.map(([, code, single]) => `${prefix}${code ?? single}`);
    })
    .filter((code) => !NO_CODES.has(code) && !EXAMPLES.has(code));
}

const rows = [
  ...readFileSync(join(__dirname, '../CODES.md'), 'utf8').matchAll(/^\| `(\w+)` \| (.+) \| (.+) \|$/gm),
];
const documented = rows.map(([, code = '']) => code);

test('every code has its line, and every line its code', () => {
  const codes = new Set(
    ['model', 'plan', 'database', 'migrate', 'verify', 'release', 'cli'].flatMap(codesIn),
  );
  expect([...documented].sort()).toEqual([...codes].sort());
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const toolkit = join(__dirname, '../..');

/** Words that look like a code: SQL and environment variables. */
const NO_CODES = new Set(
  'CURRENT_USER DATABASE_URL FINALFUNC_EXTRA FINALFUNC_MODIFY MFINALFUNC_EXTRA MFINALFUNC_MODIFY PG_VERSION READ_WRITE TRELLIS_CACHE TRELLIS_SCRATCH'.split(
    ' ',
  ),
);

/** Codes of examples, and of other packages only. */
const EXAMPLES = new Set(['TABLE_UNKNOWN', 'NO_DROPS']);

/** Every code in the sources: literals in capitals, and the codes of errors and refusals. */
function codesIn(pkg: string): string[] {
  return readdirSync(join(toolkit, pkg, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file) && !file.startsWith('scoreboard'))
    .flatMap((file) => {
      const source = readFileSync(join(toolkit, pkg, 'src', file), 'utf8');
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

test('CODES.md has a line for every code, and no other lines', () => {
  const codes = new Set(
    ['model', 'plan', 'database', 'migrate', 'verify', 'release', 'cli'].flatMap(codesIn),
  );
  expect([...documented].sort()).toEqual([...codes].sort());
});

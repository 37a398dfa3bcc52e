import { expect, test } from '@jest/globals';
import type { History, Migration } from '../history/index.ts';
import type { HistoryRow } from './history-table.ts';
import { aheadError, gapError, unfinishedError } from './out-of-step.ts';

/** A history of migrations that lead to the Models of the same letters. */
function historyOf(...names: readonly string[]): History {
  const migrations = names.map(
    (name, index): Migration => ({
      name,
      message: name,
      parent: names[index - 1] ?? null,
      checksum: name,
      model: `model ${name}`,
      file: `${name}.ts`,
    }),
  );
  return { folder: '', migrations, releases: {} };
}

const rows = (models: Readonly<Record<string, string>>) =>
  new Map(Object.entries(models).map(([name, model]) => [name, { name, model } as HistoryRow]));

test.each([
  ['the code is older', ['a'], ['a', 'b'], {}, /: b\. Update the code\.$/],
  [
    'one migration replaces two and leads to the same schema',
    ['a', 'bc'],
    ['a', 'b', 'c'],
    { c: 'model bc' },
    /2 migrations .*: b, c\. The code replaces them: bc leads to the same schema\. Run `trellis stamp bc`/,
  ],
  [
    'the last of several leads to the same schema',
    ['a', 'd', 'e'],
    ['a', 'b'],
    { b: 'model e' },
    /The code replaces it: e leads to the same schema\. Run `trellis stamp e`/,
  ],
  [
    'another migration leads to another schema',
    ['a', 'bc'],
    ['a', 'b', 'c'],
    { c: 'model c' },
    /The code has bc instead\. With the code that has them, run `trellis downgrade a`; then run `trellis upgrade` with this code\./,
  ],
  [
    'nothing is common and nothing is recorded',
    ['x'],
    ['b'],
    {},
    /The code has x instead\. With the code that has it, run `trellis downgrade base`; then/,
  ],
])('says what to do with a database that is ahead: %s', (_, names, applied, models, message) => {
  const error = aheadError(historyOf(...names), applied, rows(models as Record<string, string>));
  expect(error).toMatchObject({ code: 'DATABASE_AHEAD', message: expect.stringMatching(message) });
});

test.each([
  ['a b', 'b', 'a', 'base', 'b'],
  ['a b c', 'a c', 'b', 'a', 'c'],
  ['a b c d', 'a d', 'b, c', 'a', 'd'],
  ['a b c d', 'b d', 'a, c', 'base', 'd'],
])('prints steps for the history %s in a database with %s', (names, has, lacks, before, last) => {
  const history = historyOf(...names.split(' '));
  const of = (list: string) => history.migrations.filter(({ name }) => list.includes(name));
  const { message } = gapError(history, of(lacks), of(has), 'it is so');
  expect(message).toMatch(
    new RegExp(
      `^${lacks} (is|are) not applied, though the later .*${last} (is|are)\\. The order matters: it is so\\.`,
    ),
  );
  expect(message).toContain(`Run \`trellis downgrade ${before}\``);
  expect(message).toContain(`run \`trellis stamp ${last}\``);
});

test.each([
  ['a', 'base'],
  ['b', 'a'],
  ['x', 'the migration before it'],
])('says which revision to stamp after %s was interrupted: it, or %s', (name, before) => {
  const row = { name, applied_at: new Date(0) } as HistoryRow;
  expect(unfinishedError(historyOf('a', 'b'), row)).toMatchObject({
    code: 'MIGRATION_UNFINISHED',
    message: expect.stringContaining(
      `\`trellis stamp ${name}\` if they are complete, or \`trellis stamp ${before}\` if they are removed.`,
    ),
  });
});

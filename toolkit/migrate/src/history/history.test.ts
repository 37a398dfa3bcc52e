import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { emptyModel } from '@trellis/model';
import { fingerprint } from '@trellis/plan';
import { checksum } from '@trellis/plan/internal';
import type { Migration } from './history.ts';
import { heads, inspectHistory, readHistory } from './history.ts';
import { loadMigration } from './load-migration.ts';
import { readManifest, writeManifest } from './manifest.ts';
import { resolveTarget } from './target.ts';

const NAMES = ['20260101000000_one', '20260102000000_two', '20260103000000_two_more'] as const;
const TEXT = '/**\n * One\n */\nexport const up = async () => {};\nexport const down = async () => {};\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-history-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function write(parents: readonly (string | null)[] = [null, NAMES[0], NAMES[1]]): Promise<void> {
  for (const name of NAMES) writeFileSync(join(folder, `${name}.ts`), TEXT);
  await writeManifest(folder, {
    format: 'trellis-history/1',
    migrations: NAMES.map((name, index) => ({
      name,
      message: name,
      parent: parents[index] ?? null,
      checksum: checksum(TEXT),
      model: '',
    })),
    releases: { '1.0.0': NAMES[0], '1.0.1': NAMES[0], '1.1.0': NAMES[1] },
  });
}

test('reads migrations in order, each with its first release, and loads them', async () => {
  await write();
  writeFileSync(join(folder, `${NAMES[0]}.test.ts`), '');
  const history = await readHistory(folder);
  expect(history.migrations.map(({ name, release }) => [name, release])).toEqual([
    [NAMES[0], '1.0.0'],
    [NAMES[1], '1.1.0'],
    [NAMES[2], undefined],
  ]);
  expect(heads(history).map(({ name }) => name)).toEqual([NAMES[2]]);
  for (const migration of history.migrations)
    expect(await loadMigration(migration)).toMatchObject({
      up: expect.any(Function),
      down: expect.any(Function),
    });
});

test('loads the migrations of a folder that is relative to the current directory', async () => {
  await write();
  writeFileSync(join(folder, `${NAMES[1]}.cjs`), 'exports.up = exports.down = async () => {};');
  rmSync(join(folder, `${NAMES[1]}.ts`));
  const { migrations } = await readHistory(relative(process.cwd(), folder));
  for (const migration of migrations)
    expect(await loadMigration(migration)).toMatchObject({ up: expect.any(Function) });
});

test('reports each inconsistency with its migration and a code', async () => {
  await write([null, NAMES[0], NAMES[0]]);
  writeFileSync(join(folder, `${NAMES[0]}.ts`), TEXT.replace('{}', '{ /* edited */ }'));
  rmSync(join(folder, `${NAMES[1]}.ts`));
  writeFileSync(join(folder, '20260104000000_mine.ts'), TEXT);
  const { problems } = await inspectHistory(folder);
  expect(problems.map(({ code, migration }) => [code, migration])).toEqual([
    ['MIGRATION_CHANGED', NAMES[0]],
    ['MIGRATION_FILE_MISSING', NAMES[1]],
    ['MIGRATION_UNLISTED', '20260104000000_mine'],
    ['RELEASE_INVALID', NAMES[1]],
  ]);
  await expect(readHistory(folder)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
});

test('reports two migrations after the same one as a fork with two heads', async () => {
  await write([null, NAMES[0], NAMES[0]]);
  const { history, problems } = await inspectHistory(folder);
  expect(problems).toMatchObject([{ code: 'HISTORY_FORKED', migration: NAMES[2] }]);
  expect(heads(history).map(({ name }) => name)).toEqual([NAMES[1], NAMES[2]]);
});

const entry = { name: '20260101000000_one', parent: null, checksum: 'a', message: '', model: '' };
const manifest = (more: object) =>
  JSON.stringify({ format: 'trellis-history/1', migrations: [entry], releases: {}, ...more });

test.each([
  ['an empty file', '', /text that is not JSON\. Restore the file\.$/],
  ['null', 'null', /something else\. Restore the file\.$/],
  ['a list', '[]', /something else\. Restore/],
  ['a number', '3', /something else\. Restore/],
  ['another format', manifest({ format: 'trellis-history/2' }), /trellis-history\/2\. Update @trellis\/cli/],
  ['no migrations', manifest({ migrations: undefined }), /entries that lack something/],
  ['an entry that is null', manifest({ migrations: [null] }), /entries that lack something/],
  [
    'an entry without a parent',
    manifest({ migrations: [{ ...entry, parent: undefined }] }),
    /lack something/,
  ],
  ['an entry twice', manifest({ migrations: [entry, entry] }), /two entries of 20260101000000_one\. Restore/],
  ['releases in a list', manifest({ releases: [] }), /entries that lack something/],
  ['a release that is a number', manifest({ releases: { '1.0.0': 3 } }), /entries that lack something/],
  ['merge conflicts', '{\n<<<<<<< mine\n', /merge conflicts\. Run `trellis merge`/],
])('refuses a manifest with %s in one line', async (_, text, message) => {
  writeFileSync(join(folder, 'history.json'), text);
  await expect(readHistory(folder)).rejects.toMatchObject({
    code: 'HISTORY_INVALID',
    message: expect.stringMatching(message),
  });
});

test('refuses to merge conflicts of which one side is not JSON', async () => {
  writeFileSync(join(folder, 'history.json'), '<<<<<<< mine\n{\n=======\n{}\n>>>>>>> theirs\n');
  await expect(readManifest(folder, { conflicts: 'both' })).rejects.toMatchObject({
    code: 'HISTORY_INVALID',
    message: expect.stringMatching(/Resolve them by hand: keep the migrations of both sides\.$/),
  });
});

test('reads a manifest with a byte order mark', async () => {
  await write();
  const path = join(folder, 'history.json');
  writeFileSync(path, `\uFEFF${readFileSync(path, 'utf8')}`);
  expect((await readHistory(folder)).migrations).toHaveLength(NAMES.length);
});

test.each([
  ['head', 1, 3],
  ['base', 1, 0],
  ['+1', 1, 2],
  ['-1', 1, 0],
  ['1.0.1', 0, 1],
  ['v1.1.0', 0, 2],
  ['20260103', 0, 3],
  ['two', 0, 2],
  [NAMES[1], 0, 2],
])('resolves the target %s with %i applied migrations to %i', async (target, applied, count) => {
  await write();
  const history = await readHistory(folder);
  expect(resolveTarget(history, history.migrations.slice(0, applied), target)).toBe(count);
});

// Letters of a history `abcd`: those that are applied.
test.each([
  ['bd', '+1', 1],
  ['bd', '+2', 3],
  ['bd', '+0', 4],
  ['bd', '-1', 3],
  ['bd', '-2', 1],
  ['b', '+1', 1],
  ['b', '+2', 3],
  ['b', '-1', 1],
  ['', '-0', 0],
])(
  'resolves among four migrations, of which %s are applied, the target %s to %i',
  (letters, target, count) => {
    const migrations = [...'abcd'].map((name) => ({ name }) as Migration);
    const applied = migrations.filter(({ name }) => letters.includes(name));
    expect(resolveTarget({ folder, migrations, releases: {} }, applied, target)).toBe(count);
  },
);

test.each([
  ['2.0.0', 'TARGET_UNKNOWN'],
  ['+3', 'TARGET_UNKNOWN'],
  ['', 'TARGET_UNKNOWN'],
  ['constructor', 'TARGET_UNKNOWN'],
  ['__proto__', 'TARGET_UNKNOWN'],
  ['2026', 'TARGET_AMBIGUOUS'],
])('refuses the target "%s"', async (target, code) => {
  await write();
  const history = await readHistory(folder);
  expect(() => resolveTarget(history, history.migrations.slice(0, 1), target)).toThrow(
    expect.objectContaining({ code }),
  );
});

test('ignores the head comment and line endings in a checksum', () => {
  expect(checksum(TEXT.replace('One', 'Another').replaceAll('\n', '\r\n'))).toBe(checksum(TEXT));
  expect(checksum(TEXT.replace('up', 'upp'))).not.toBe(checksum(TEXT));
});

test('computes a fingerprint from the content of a Model alone', () => {
  const table = (columns: readonly string[]) => ({
    ...emptyModel,
    dependencies: { [columns.join()]: [] },
    tables: [
      {
        schema: 'public',
        name: 't',
        columns: columns.map((name) => ({ name, type: 'integer' })),
        uniques: [],
        foreignKeys: [],
        checks: [],
        exclusions: [],
        indexes: [],
        triggers: [],
        rules: [],
        policies: [],
      },
    ],
  });
  expect(fingerprint(table(['a', 'b']))).toBe(fingerprint(table(['b', 'a'])));
  expect(fingerprint(table(['a', 'b']))).not.toBe(fingerprint(table(['a'])));
});

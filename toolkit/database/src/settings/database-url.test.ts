import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

/** What sets `DATABASE_URL`: the environment, the two files, and code that runs later. */
interface Given {
  readonly environment?: string;
  readonly local?: string;
  readonly shared?: string;
  readonly later?: string;
}

const cases: readonly (readonly [string, Given, string, string?])[] = [
  ['nothing', {}, 'DATABASE_URL is not set'],
  ['the environment', { environment: 'a' }, 'DATABASE_URL in the environment', 'a'],
  ['.env.local', { local: 'b' }, 'DATABASE_URL in .env.local', 'b'],
  ['.env', { shared: 'c' }, 'DATABASE_URL in .env', 'c'],
  ['code', { later: 'd' }, 'DATABASE_URL in the configuration', 'd'],
  [
    'the environment before files',
    { environment: 'a', local: 'b', shared: 'c' },
    'DATABASE_URL in the environment',
    'a',
  ],
  ['.env.local before .env', { local: 'b', shared: 'c' }, 'DATABASE_URL in .env.local', 'b'],
  ['the environment before code', { environment: 'a', later: 'd' }, 'DATABASE_URL in the environment', 'a'],
  ['a file before code', { shared: 'c', later: 'd' }, 'DATABASE_URL in .env', 'c'],
  [
    'an empty text in the environment',
    { environment: '', shared: 'c' },
    'URL_INVALID: Expected DATABASE_URL in the environment as',
  ],
  ['an empty text in a file', { shared: '' }, 'URL_INVALID: Expected DATABASE_URL in .env as'],
  ['an empty text in code', { later: ' ' }, 'URL_INVALID: Expected DATABASE_URL in the configuration as'],
];

let folder: string;
let results: readonly { readonly name: string; readonly url?: string; readonly other: string }[];

// Another process: the one of Jest shows tests a copy of its environment, into which no file is loaded.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-settings-'));
  for (const [index, [, { local, shared }]] of cases.entries()) {
    mkdirSync(join(folder, `${index}`));
    const write = (name: string, value: string | undefined) =>
      value !== undefined &&
      writeFileSync(join(folder, `${index}`, name), `DATABASE_URL="${value}"\nOTHER=${name}\n`);
    write('.env.local', local);
    write('.env', shared);
  }
  mkdirSync(join(folder, 'unreadable/.env'), { recursive: true });
  const script = `
    import { DatabaseUrl } from ${JSON.stringify(join(__dirname, 'index.ts'))};
    const tried = (work) => { try { return work(); } catch ({ code, message }) { return { name: code + ': ' + message }; } };
    const results = ${JSON.stringify(cases.map(([, given]) => given))}.map(({ environment, later }, index) => {
      delete process.env.OTHER;
      delete process.env.DATABASE_URL;
      if (environment !== undefined) process.env.DATABASE_URL = environment;
      const setting = DatabaseUrl.load(${JSON.stringify(folder)} + '/' + index);
      if (later !== undefined) process.env.DATABASE_URL = later;
      setting.keep();
      return { ...tried(() => setting.read()), other: process.env.OTHER ?? '' };
    });
    results.push(tried(() => DatabaseUrl.load(${JSON.stringify(join(folder, 'unreadable'))})));
    console.log(JSON.stringify(results));
  `;
  const flags = ['--conditions=trellis-source', '--import', 'tsx', '--input-type=module'];
  results = JSON.parse(
    execFileSync(process.execPath, [...flags, '-e', script], {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(cases.map(([title, _, name, url], index) => [title, { index, name, url }] as const))(
  'reads the setting from %s',
  (_, { index, name, url }) => {
    expect(results[index]?.name).toContain(name);
    expect(results[index]?.url).toBe(url);
  },
);

test('loads the other variables of both files, and the first file wins', () => {
  expect(results.map(({ other }) => other).slice(2, 7)).toEqual([
    '.env.local',
    '.env',
    '',
    '.env.local',
    '.env.local',
  ]);
});

test('refuses a file that cannot be read', () => {
  expect(results.at(-1)?.name).toMatch(/^FILE_FAILED: Cannot read the settings in .*unreadable\/\.env\. /);
});

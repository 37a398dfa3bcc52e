import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

const URL = 'postgres://me:p%23ss@db/shop';

/** Texts of `.env` that set `DATABASE_URL` to the URL. */
const texts: readonly (readonly [string, string])[] = [
  ['without a new line at the end', `DATABASE_URL=${URL}`],
  ['with line ends of Windows', `OTHER=1\r\nDATABASE_URL=${URL}\r\n`],
  ['with a byte order mark', `\uFEFFDATABASE_URL=${URL}\n`],
  ['with double quotes', `DATABASE_URL="${URL}" # main\n`],
  ['with single quotes', `DATABASE_URL='${URL}'\n`],
  ['with spaces', `  DATABASE_URL = ${URL}  \n`],
  ['with `export`', `export DATABASE_URL=${URL}\n`],
  ['with comments', `# one\n\nDATABASE_URL=${URL} # two\n`],
  ['after a value of several lines', `KEY="a\nb"\nDATABASE_URL=${URL}\n`],
];

let folder: string;
let results: readonly { readonly name: string; readonly url?: string; readonly other: string }[];
let read: readonly { readonly name: string; readonly url?: string }[];

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
  for (const [index, [, text]] of texts.entries()) {
    mkdirSync(join(folder, `text-${index}`));
    writeFileSync(join(folder, `text-${index}`, '.env'), text);
  }
  mkdirSync(join(folder, 'directory/.env'), { recursive: true });
  mkdirSync(join(folder, 'link'));
  symlinkSync('missing', join(folder, 'link/.env'));
  mkdirSync(join(folder, 'encoding'));
  writeFileSync(join(folder, 'encoding/.env'), Buffer.from(`\uFEFFDATABASE_URL=${URL}`, 'utf16le'));
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
    const read = ${JSON.stringify([...texts.keys()].map((index) => `text-${index}`))}
      .concat('directory', 'link', 'encoding')
      .map((name) => {
        delete process.env.DATABASE_URL;
        return tried(() => DatabaseUrl.load(${JSON.stringify(folder)} + '/' + name).read());
      });
    console.log(JSON.stringify({ results, read }));
  `;
  const flags = ['--conditions=trellis-source', '--import', 'tsx', '--input-type=module'];
  ({ results, read } = JSON.parse(
    execFileSync(process.execPath, [...flags, '-e', script], {
      cwd: join(__dirname, '../..'),
      encoding: 'utf8',
    }),
  ));
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

test.each(texts.map(([title], index) => [title, index] as const))('reads a file %s', (_, index) => {
  expect(read[index]).toEqual({ url: URL, name: 'DATABASE_URL in .env' });
});

test.each([
  ['a folder in place of the file', 0, /^FILE_FAILED: Cannot read the settings in .*directory\/\.env\. /],
  ['a link without a target', 1, /^FILE_FAILED: Cannot read the settings in .*link\/\.env\. /],
  ['a file that is not UTF-8', 2, /^FILE_INVALID: Expected UTF-8 text in .*encoding\/\.env, /],
])('refuses %s', (_, index, message) => {
  expect(read[texts.length + index]?.name).toMatch(message);
});

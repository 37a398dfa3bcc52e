import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { manifestText } from './manifest-text.ts';
import { textStyle } from './text-style.ts';

const biome = createRequire(__filename).resolve('@biomejs/biome/bin/biome');
const values = (...all: string[]) => ({ object: 'type public.mood', what: 'values', values: all });
const long = Array.from({ length: 12 }, (_, at) => `a value ${at}`);

const manifest = {
  format: 'trellis-history/1',
  migrations: [
    {
      name: '20260101000000_first',
      parent: null,
      losses: { up: [], down: [values('glad'), values('a', 'b"\\ü'), values(...long)] },
      requires: undefined,
    },
    {
      name: 'second',
      losses: {
        up: [
          {
            ...values(...long.slice(0, 5)),
            uses: [{ table: { schema: 'public', name: 't' }, column: 'a', path: ['x', 'y'] }],
          },
          { ...values(), uses: [{ column: 'a', path: ['x', { range: { schema: 'public', name: 'r' } }] }] },
        ],
        down: [],
      },
    },
  ],
  releases: { '1.0.0': null, '1.1.0': 'second' },
};

test.each([
  ['the default of Biome', { formatter: {} }],
  ['wide lines', { formatter: { indentStyle: 'space', lineWidth: 110 } }],
  ['narrow lines and deep indents', { formatter: { indentStyle: 'space', indentWidth: 4, lineWidth: 60 } }],
  [
    'a style of JSON',
    { formatter: { lineWidth: 300 }, json: { formatter: { indentStyle: 'space', lineWidth: 70 } } },
  ],
])('prints a history that a formatter does not change, with %s', async (_, config) => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-text-'));
  try {
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    const text = manifestText(manifest, await textStyle(folder));
    const formatted = execFileSync(
      process.execPath,
      [biome, 'format', `--config-path=${folder}`, '--stdin-file-path=history.json'],
      { input: text, encoding: 'utf8' },
    );
    expect(text).toBe(formatted);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(manifest)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each([
  ['.prettierrc', '{ "tabWidth": 4, "printWidth": 100 }', { indent: '    ', lineWidth: 100 }],
  ['.prettierrc', 'tabWidth: 4', { indent: '  ', lineWidth: 80 }],
  ['package.json', '{ "prettier": { "useTabs": true } }', { indent: '\t', lineWidth: 80 }],
])('reads the style of Prettier in %s', async (name, text, style) => {
  const folder = mkdtempSync(join(tmpdir(), 'trellis-text-'));
  try {
    writeFileSync(join(folder, name), text);
    expect(await textStyle(join(folder, 'src'))).toEqual(style);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

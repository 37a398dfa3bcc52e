import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { importExtension } from './import-extension.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'trellis-extension-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const TS = '{ "compilerOptions": { "allowImportingTsExtensions": true } }';
const EXTENDS = '{ "extends": "../base" }';

test.each<[string, Record<string, string>, string]>([
  ['no configuration', {}, '.js'],
  ['a default configuration', { 'tsconfig.json': '{}' }, '.js'],
  ['a configuration that does not parse', { 'tsconfig.json': '{' }, '.js'],
  ['a configuration that allows .ts', { 'tsconfig.json': TS }, '.ts'],
  [
    'a configuration that rewrites .ts, with comments and commas',
    {
      'tsconfig.json':
        '{ // yes\n "compilerOptions": { /* "http://x" */ "baseUrl": "http://a,]", "rewriteRelativeImportExtensions": true, }, }',
    },
    '.ts',
  ],
  ['a base that allows .ts', { 'base.json': TS, 'app/tsconfig.json': EXTENDS }, '.ts'],
  [
    'a base that allows .ts, and a configuration that does not',
    {
      'base.json': TS,
      'app/tsconfig.json':
        '{ "extends": ["../base.json"], "compilerOptions": { "allowImportingTsExtensions": false } }',
    },
    '.js',
  ],
  [
    'a base from a package',
    { 'node_modules/strict/tsconfig.json': TS, 'tsconfig.json': '{ "extends": "strict/tsconfig.json" }' },
    '.ts',
  ],
  [
    'configurations that extend each other',
    { 'base.json': '{ "extends": "./app/tsconfig.json" }', 'app/tsconfig.json': EXTENDS },
    '.js',
  ],
])('files import each other with %s', (_, files, extension) => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  expect(importExtension(join(root, 'app', 'src', 'schema'))).toBe(extension);
});

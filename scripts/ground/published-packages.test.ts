import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { publishedPackages } from './published-packages.mjs';

const root = mkdtempSync(join(tmpdir(), 'packages-'));
afterAll(() => rmSync(root, { recursive: true }));

test('leaves out private packages and folders without a package.json', () => {
  for (const [name, manifest] of Object.entries({ two: {}, one: {}, hidden: { private: true } })) {
    mkdirSync(join(root, 'packages', name), { recursive: true });
    writeFileSync(join(root, 'packages', name, 'package.json'), JSON.stringify(manifest));
  }
  mkdirSync(join(root, 'packages/renamed/node_modules'), { recursive: true });
  writeFileSync(join(root, 'packages/README.md'), '');
  expect(publishedPackages('packages', root)).toEqual(['packages/one', 'packages/two']);
});

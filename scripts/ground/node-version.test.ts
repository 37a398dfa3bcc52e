import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isNewEnough } from './node-version.mjs';

const scripts = join(__dirname, '..');

test.each([
  ['18.20.4', false],
  ['20.18.3', false],
  ['20.19.0', true],
  ['20.20.2', true],
  ['22.0.0', true],
  ['100.1.0', true],
])('isNewEnough(%s) is %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test.each(['start.mjs', 'test.mjs'])('%s prints the required version on an old Node', (file) => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { node: '18.0.0' } }); import(${JSON.stringify(join(scripts, file))});`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', pretend], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr.trimEnd()).toMatch(
    /^NODE_TOO_OLD: Expected Node 20\.19 or later, got 18\.0\.0\. Install .*$/,
  );
});

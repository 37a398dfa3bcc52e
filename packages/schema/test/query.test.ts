import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

/** Returns the names that a module of lists of exports exports, types included. */
function exportsOf(path: string): string[] {
  const source = readFileSync(join(__dirname, '../../..', path), 'utf8');
  const lists = [...source.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].map(([, list = '']) => list);
  const names = lists.flatMap((list) => list.split(',').map((one) => one.trim().replace(/^type /, '')));
  return names.filter((name) => name !== '').sort();
}

test('the query entry exports what @trellis/query exports, so that a service needs this package alone', () => {
  const names = exportsOf('toolkit/query/src/index.ts');
  expect(names).toContain('load');
  expect(exportsOf('packages/schema/src/query.ts')).toEqual(names);
});

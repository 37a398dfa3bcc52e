import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkDependencies } from './check.mjs';
import { folderCycles, importsPastIndex } from './folder-rules.mjs';
import { readImportGraph } from './import-graph.mjs';

const imports = (...pairs: [from: string, to: string][]) => pairs.map(([from, to]) => ({ from, to }));

describe('importsPastIndex', () => {
  test.each([
    ['a file in the same folder', 'src/a/x.ts', 'src/a/y.ts'],
    ['the index of a sibling folder', 'src/a/x.ts', 'src/b/index.ts'],
    ['the index of a subfolder', 'src/a/x.ts', 'src/a/inner/index.ts'],
    ['a file of a folder that it is in', 'src/a/inner/deep/x.ts', 'src/a/y.ts'],
  ])('allows an import of %s', (_, from, to) => {
    expect(importsPastIndex(imports([from, to]))).toEqual([]);
  });

  test.each([
    ['a file of a sibling folder', 'src/a/x.ts', 'src/b/y.ts', 'src/b'],
    ['a file of a subfolder', 'src/a/x.ts', 'src/a/inner/y.ts', 'src/a/inner'],
    ['the index of a folder inside a sibling folder', 'src/a/x.ts', 'src/b/inner/index.ts', 'src/b'],
  ])('finds an import of %s', (_, from, to, folder) => {
    expect(importsPastIndex(imports([from, to]))).toEqual([{ from, to, folder }]);
  });
});

describe('folderCycles', () => {
  test('finds two folders that import each other through different files', () => {
    const found = folderCycles(
      imports(
        ['src/a/x.ts', 'src/b/index.ts'],
        ['src/b/y.ts', 'src/a/index.ts'],
        ['src/c/z.ts', 'src/a/index.ts'],
      ),
    );
    expect(found).toEqual([['src/a', 'src/b']]);
  });

  test('finds a folder and a file beside it that import each other', () => {
    const found = folderCycles(
      imports(['src/program.ts', 'src/verbs/index.ts'], ['src/verbs/up.ts', 'src/program.ts']),
    );
    expect(found).toEqual([['src/verbs', 'src/program.ts']]);
  });

  test('allows a folder and its subfolder to share a file that imports neither', () => {
    const found = folderCycles(
      imports(
        ['src/a/x.ts', 'src/a/inner/index.ts'],
        ['src/a/inner/y.ts', 'src/a/types.ts'],
        ['src/a/x.ts', 'src/a/types.ts'],
      ),
    );
    expect(found).toEqual([]);
  });

  test('leaves cycles of files to the rule for files', () => {
    expect(folderCycles(imports(['src/x.ts', 'src/y.ts'], ['src/y.ts', 'src/x.ts']))).toEqual([]);
  });
});

test('checkDependencies reports an import past a folder’s index and a cycle of folders', () => {
  const within = imports(
    ['toolkit/model/src/a/x.ts', 'toolkit/model/src/b/y.ts'],
    ['toolkit/model/src/b/y.ts', 'toolkit/model/src/a/index.ts'],
  );
  const packages = new Map([['toolkit/model', within]]);
  expect(checkDependencies({ violations: ['between packages'], packages, files: 3 })).toEqual([
    'between packages',
    'past index: toolkit/model/src/a/x.ts imports toolkit/model/src/b/y.ts, which is private to toolkit/model/src/b. Export what it needs from toolkit/model/src/b/index.ts.',
    'cycle of folders: toolkit/model/src/a → toolkit/model/src/b → toolkit/model/src/a',
  ]);
});

describe('readImportGraph', () => {
  /** Each rule of `.dependency-cruiser.cjs`, and a file with an import that violates it. */
  const VIOLATIONS: [rule: string, file: string, specifier: string][] = [
    ['from toolkit/model', 'toolkit/model/src/up.ts', '../../query/src/index.ts'],
    ['the toolkit is for any schema', 'toolkit/query/src/shop.ts', '../../../packages/seed/src/index.ts'],
    [
      'the toolkit is for any schema',
      'toolkit/query/src/shop.test.ts',
      '../../../packages/seed/src/index.ts',
    ],
    ['the toolkit is for any schema', 'bench/query/shop.ts', '../../packages/seed/src/index.ts'],
    ['nothing needs the benchmarks', 'toolkit/query/src/fast.test.ts', '../../../bench/query/shop.ts'],
    ['testing is for tests', 'packages/seed/src/tested.ts', '../../../toolkit/testing/src/index.ts'],
    ['packages meet at their entry points', 'packages/docs/src/inside.ts', '../../schema/src/index.ts'],
    ['the model depends on nothing', 'toolkit/model/src/driver.ts', 'pg'],
    ['no driver in query', 'toolkit/query/src/driver.ts', 'pg'],
    ['nothing unresolved', 'toolkit/model/src/unresolved.ts', './missing.ts'],
    ['no cycle of files', 'toolkit/model/src/one.ts', './other.ts'],
  ];
  const folder = mkdtempSync(join(tmpdir(), 'dependencies-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  let graph: Awaited<ReturnType<typeof readImportGraph>>;
  beforeAll(async () => {
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    copyFileSync(join(__dirname, '../../.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'));
    write('tsconfig.base.json', '{}');
    write('package.json', '{ "dependencies": { "pg": "8" } }');
    write('node_modules/pg/package.json', '{ "name": "pg", "main": "index.js" }');
    write('node_modules/pg/index.js', '');
    for (const name of ['toolkit/query', 'toolkit/testing', 'packages/seed', 'packages/schema'])
      write(`${name}/src/index.ts`, 'export const x = 1;');
    write('toolkit/model/src/other.ts', "export { x } from './one.ts';");
    for (const [, file, specifier] of VIOLATIONS) write(file, `export { x } from '${specifier}';`);
    graph = await readImportGraph(folder, ['bench', 'packages', 'toolkit']);
  });

  test.each(VIOLATIONS)('reports a violation of the rule "%s" in %s', (rule, file) => {
    expect(graph.violations).toContainEqual(expect.stringMatching(`^${rule}: .*${file}`));
  });

  test('reads the imports within each package', () => {
    expect(graph.packages.get('toolkit/model')).toContainEqual({
      from: 'toolkit/model/src/one.ts',
      to: 'toolkit/model/src/other.ts',
    });
    expect(graph.packages.get('packages/docs')).toEqual([]);
  });
});

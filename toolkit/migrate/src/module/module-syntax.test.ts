import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadModule } from './load-module.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-syntax-'));
  writeFileSync(
    join(folder, 'other.ts'),
    'export const a = 1; export const b = 2; export interface Shape { a: 1 }',
  );
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [
    'an import written twice',
    `import { a } from './other.ts';\nimport { a } from './other.ts';\nexport const c = a;`,
    2,
  ],
  ['an unused import written twice', `import { a } from './other.ts';\nimport { a } from './other.ts';`, 2],
  [
    'two imports under one name',
    `import { a } from './other.ts';\n\nimport { b as a } from './other.ts';\nexport const c = a;`,
    3,
  ],
  [
    'a name that is imported and declared',
    `import { a } from './other.ts';\nconst a = 1;\nexport const c = a;`,
    2,
  ],
  ['an export written twice', `export const c = 1;\nconst d = 2;\nexport { d as c };`, 3],
  ['two default exports', `export default 1;\nexport default 2;`, 2],
  ['a name declared twice', `const c = 1;\nconst c = 2;\nexport { c };`, 2],
  ['an import inside a block', `export const c = 1;\nif (c) { import { a } from './other.ts'; }`, 2],
  ['an octal number of old', `export const c = 1;\nexport const d = 010;`, 2],
  [
    'an import written twice beside a namespace',
    `import { a } from './other.ts';\nimport { a } from './other.ts';\nnamespace N { export const c = 1; }\nexport const c = [a, N.c];`,
    2,
  ],
])('refuses %s with the file and the line', async (_, text, line) => {
  const file = join(folder, 'tags.ts');
  writeFileSync(file, text);
  writeFileSync(join(folder, 'main.ts'), `export * from './tags.ts';`);
  for (const loaded of [file, join(folder, 'main.ts')])
    await expect(loadModule(loaded)).rejects.toMatchObject({
      code: 'MODULE_FAILED',
      message: expect.stringMatching(
        new RegExp(`^${file}:${line} does not load: [^\\n]+\\. Fix that line\\.$`),
      ),
    });
});

test.each([
  [
    'a type and a value of one module',
    `import type { Shape } from './other.ts';\nimport { a } from './other.ts';\nexport const c = a satisfies Shape['a'];`,
  ],
  [
    'an overloaded function',
    `export function c(x: 1): 1;\nexport function c(x: 2): 2;\nexport function c(x: number) { return x; }`,
  ],
  [
    'a type that is exported by name',
    `interface C { x: 1 }\nexport { C, type C as D };\nexport const c = 1;`,
  ],
  ['a type and a value with one name', `export const c = 1;\nexport type c = typeof c;`],
])('loads %s', async (_, text) => {
  const file = join(folder, 'tags.ts');
  writeFileSync(file, text);
  expect(await loadModule(file)).toHaveProperty('c');
});

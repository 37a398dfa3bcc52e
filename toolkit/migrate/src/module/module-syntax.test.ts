import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { evaluateModule, loadModule } from './load-module.ts';

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

test.each([
  [
    'a value',
    `import { a,\n  nothing } from './other.ts';\nexport const c = [a, nothing];`,
    2,
    './other.ts',
    'nothing',
  ],
  [
    'a name that is not used',
    `import { a, nothing } from './other.ts';\nexport const c = a;`,
    1,
    './other.ts',
    'nothing',
  ],
  [
    'a type that is used as a value',
    `import { Shape } from './other.ts';\nexport const c = Shape;`,
    1,
    './other.ts',
    'Shape',
  ],
  [
    'a name under another one',
    `import { nothing as a } from './other';\nexport const c = a;`,
    1,
    './other',
    'nothing',
  ],
  ['a default', `import a from './other.js';\nexport const c = a;`, 1, './other.js', 'default'],
  [
    'a name that is exported again',
    `export const c = 1;\nexport { nothing } from './other.ts';`,
    2,
    './other.ts',
    'nothing',
  ],
  [
    'a name of all modules',
    `import { nothing } from './all.ts';\nexport const c = nothing;`,
    1,
    './all.ts',
    'nothing',
  ],
  ['a default of all modules', `import c from './all.ts';\nexport { c };`, 1, './all.ts', 'default'],
  [
    'a name of a module that imports this one',
    `import { loop } from './loop.ts';\nexport const c = loop;`,
    1,
    './loop.ts',
    'loop',
  ],
  [
    'a name of the toolkit',
    `import { tabel } from '@trellis/model';\nexport const c = tabel;`,
    1,
    '@trellis/model',
    'tabel',
  ],
  [
    'a name of Node',
    `import { nothing } from 'node:fs';\nexport const c = nothing;`,
    1,
    'node:fs',
    'nothing',
  ],
])('refuses an import of %s that the module does not export', async (_, text, line, specifier, name) => {
  const file = join(folder, 'tags.ts');
  writeFileSync(file, text);
  writeFileSync(join(folder, 'all.ts'), `export * from './other.ts';\nexport * from './loop.ts';`);
  writeFileSync(
    join(folder, 'loop.ts'),
    `import { c } from './tags.ts';\nexport * from './all.ts';\nexport const d = () => c;`,
  );
  writeFileSync(join(folder, 'main.ts'), `export * from './tags.ts';`);
  const message = `${file}:${line} does not load: module '${specifier}' does not provide an export named '${name}'. Fix that line.`;
  for (const load of [
    () => loadModule(file),
    () => loadModule(join(folder, 'main.ts')),
    () => evaluateModule(text, file),
  ])
    await expect(load()).rejects.toMatchObject({ code: 'MODULE_FAILED', message });
});

test('refuses an export that is gone since the importing module was loaded', async () => {
  const file = join(folder, 'tags.ts');
  writeFileSync(file, `import { a } from './other.ts';\nexport const c = a;`);
  expect(await loadModule(file)).toMatchObject({ c: 1 });
  writeFileSync(join(folder, 'other.ts'), 'export const b = 2;');
  await expect(loadModule(file)).rejects.toMatchObject({ code: 'MODULE_FAILED' });
});

test.each([
  ['a type without the word', `import { Shape } from './other.ts';\nexport const c: Shape = { a: 1 };`],
  [
    'a type that is exported again',
    `import { Shape } from './other.ts';\nexport { Shape };\nexport const c = 1;`,
  ],
  ['a type of all modules', `import { Shape } from './all.ts';\nexport const c: Shape = { a: 1 };`],
  [
    'a type of the toolkit',
    `import { SchemaDescriptor } from '@trellis/model';\nexport const c: SchemaDescriptor[] = [];`,
  ],
  [
    'an object with the name of a type as a key',
    `import { Shape } from './other.ts';\nexport const c = { Shape: {} as Shape }.Shape;`,
  ],
  ['a name of a namespace', `import { N } from './namespace.ts';\nexport const c = N.d;`],
  ['a name of CommonJS', `import { d } from './common.cjs';\nexport const c = d;`],
  ['JSON', `import c from './data.json';\nexport { c };`],
  ['patterns', `import { d, e, f, g } from './patterns.ts';\nexport const c = [d, e, f, g];`],
  ['an enum and a class', `import { E, F } from './kinds.ts';\nexport const c = [E, F];`],
  ['a name in quotes', `import { 'd-e' as d } from './quoted.mjs';\nexport const c = d;`],
  ['a module with a decorator', `import { d } from './decorated.ts';\nexport const c = d;`],
])('loads an import of %s', async (_, text) => {
  for (const [name, other] of Object.entries({
    'all.ts': `export * from './other.ts';`,
    'namespace.ts': 'export namespace N { export const d = 1; }',
    'common.cjs': 'module.exports = { d: 1 };',
    'data.json': '{}',
    'patterns.ts': 'export const { d, x: [e, ...f], ...g } = { d: 1, x: [2, 3], y: 4 };',
    'kinds.ts': 'export enum E { A } export abstract class F {}',
    'quoted.mjs': `const d = 1; export { d as 'd-e' };`,
    'decorated.ts': 'const a = (x: any, ...rest: any[]) => {}; @a class A {} export const d = A;',
  }))
    writeFileSync(join(folder, name), other);
  const file = join(folder, 'tags.ts');
  writeFileSync(file, text);
  expect((await loadModule(file))['c']).toBeDefined();
});

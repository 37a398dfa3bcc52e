import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { evaluateModule, loadModule } from './load-module.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-module-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OTHER = `
  export const one = 1; export default 'default'; export type Kind = 'a';
  export interface Shape { readonly kind: Kind }
  export function twice(value: number): number { return value * 2; }`;

test.each([
  [
    'types',
    'export const found = { kind: "a" } as const satisfies Shape as Shape; let x: Kind; x = "a";',
    { kind: 'a' },
  ],
  [
    'names',
    'export { one as found } from "./other.ts"; export * from "./other.ts"; export * as all from "./other.ts";',
    1,
  ],
  [
    'a default',
    'import other, { type Shape, twice } from "./other.ts"; export const found = [other, twice(2)];',
    ['default', 4],
  ],
  ['enums', 'enum E { A = "a" } const enum F { B = 2 } export const found = [E.A, F.B];', ['a', 2]],
  [
    'classes',
    'class A { constructor(readonly found = 3) {} declare x: number } export const { found } = new A();',
    3,
  ],
  [
    'a namespace',
    'namespace N { export const found = 4 } export const late = () => N.found; export const found = late();',
    4,
  ],
  [
    'a decorator',
    'const d = (x: any, ...rest: any[]) => {}; @d class A {} export const found = typeof A;',
    'function',
  ],
  ['its own place', 'export const found = import.meta.url.endsWith(".ts");', true],
  ['waiting', 'export const found = await Promise.resolve(5);', 5],
  ['what waits', 'import { found as there } from "./waits.ts"; export const found = there;', 6],
  ['what is imported late', 'export const found = await import("./other.ts").then(({ one }) => one);', 1],
  [
    'a package that is no CommonJS',
    'import { a } from "esm-only"; import b, { c } from "cjs"; export const found = [a, b.c, c];',
    [7, 8, 8],
  ],
  [
    'modules of Node',
    'import fs, { existsSync } from "node:fs"; export const found = fs.existsSync === existsSync;',
    true,
  ],
])('loads a module with %s, from disk, from the cache and from text', async (_, text, expected) => {
  const file = join(folder, 'main.ts');
  const head = `import type { Kind, Shape } from './other.ts';\n`;
  writeFileSync(join(folder, 'other.ts'), OTHER);
  writeFileSync(join(folder, 'waits.ts'), 'export const found = await Promise.resolve(6);');
  writeFileSync(file, head + text);
  for (const [name, more, code] of [
    ['esm-only', { type: 'module', exports: { import: './index.js' } }, 'export const a = 7;'],
    ['cjs', {}, 'module.exports = { c: 8 };'],
  ] as const) {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'package.json'), JSON.stringify({ name, ...more }));
    writeFileSync(join(folder, 'node_modules', name, 'index.js'), code);
  }
  const loaded = [await loadModule(file), await loadModule(file), await evaluateModule(head + text, file)];
  for (const module of loaded) expect(module['found']).toEqual(expected);
});

test.each([
  ['a syntax error', 'const a = 1;\nexport const x = {;', /main\.ts:2\)\. Fix the module\.$/],
  ['the conflict of a merge', '<<<<<<< HEAD\nconst a = 1;\n=======', /main\.ts:1\)\. Fix the module\.$/],
  ['an error', "\nthrow new Error('boom');", /does not load: boom \(.*main\.ts:2\)\. Fix the module\.$/],
  ['an error of two lines', "throw new Error('boom\\nbang');", /does not load: boom \(.*main\.ts:1\)\./],
  ['a rejection', "await Promise.reject(new Error('no.'));", /does not load: no \(.*main\.ts:1\)\./],
  ['a text', "throw 'boom';", /does not load: boom\. Fix the module\.$/],
  ['null', 'throw null;', /does not load: null\. Fix the module\.$/],
  ['undefined', 'throw undefined;', /does not load: undefined\. Fix the module\.$/],
  ['an object without a prototype', 'throw Object.create(null);', /does not load: .*Fix the module\.$/],
  ['a missing module', "import './nowhere.ts';", /Cannot find module '\.\/nowhere\.ts'.*main\.ts/],
  ['a missing package', "import 'nowhere';", /Cannot find module 'nowhere'.*main\.ts/],
])('reports %s of a module in one line with its place', async (_, text, message) => {
  const file = join(folder, 'main.ts');
  writeFileSync(file, text);
  await expect(loadModule(file)).rejects.toMatchObject({
    code: 'MODULE_FAILED',
    message: expect.stringMatching(message),
  });
});

test('reports an error in a module once with its position, and passes a TrellisError on', async () => {
  const file = join(folder, 'main.ts');
  writeFileSync(file, 'export const a: = 1;');
  await expect(loadModule(file)).rejects.toMatchObject({
    code: 'MODULE_FAILED',
    message: expect.stringContaining(file),
  });
  const own = `throw Object.assign(new Error('no'), { name: 'TrellisError', code: 'MINE' });`;
  await expect(evaluateModule(own, file)).rejects.toMatchObject({ code: 'MINE' });
});

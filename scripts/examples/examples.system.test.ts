import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { publishedPackages } from '../ground/published-packages.mjs';
import { type CompiledPackage, compileExamples } from './compile-examples.ts';
import { lacking } from './lacking.ts';

const root = join(__dirname, '../..');
const published = ['packages', 'toolkit'].flatMap((parent) => publishedPackages(parent, root));
const folder = mkdtempSync(join(tmpdir(), 'examples-'));
const fixture = relative(root, folder);
afterAll(() => rmSync(folder, { recursive: true }));

let compiled: Map<string, CompiledPackage>;
beforeAll(() => {
  mkdirSync(join(folder, 'src'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({
      name: 'fixture',
      type: 'module',
      exports: {
        '.': { 'trellis-source': './src/index.ts' },
        './internal': { 'trellis-source': './src/internal.ts' },
        './package.json': './package.json',
      },
    }),
  );
  writeFileSync(join(folder, 'src/internal.ts'), 'export const hidden = 1;');
  writeFileSync(
    join(folder, 'src/index.ts'),
    `export { plain as renamed } from './plain.ts';
/**
 * Doubles a number.
 *
 * @example
 * \`\`\`ts
 * import { twice } from 'fixture';
 * const four: number = twice(2);
 * \`\`\`
 */
export const twice = (x: number): number => 2 * x;
/**
 * Halves a number.
 *
 * @example
 * import { half } from 'fixture';
 *
 * const one: string = half(2);
 * @example half(2)
 */
export const half = (x: number): number => x / 2;
/** Squares a number. */
export const square = (x: number): number => x * x;
export type Undocumented = string;
`,
  );
  writeFileSync(
    join(folder, 'src/plain.ts'),
    `/**
 * Returns 1.
 *
 * @example
 * import { renamed } from 'fixture';
 *
 * export const one: number = renamed();
 */
export function plain(): number {
  return 1;
}
`,
  );
  writeFileSync(
    join(folder, 'README.md'),
    `# fixture

\`\`\`ts
import { twice } from 'fixture';
const four: string = twice(2);
\`\`\`

\`\`\`
not TypeScript
\`\`\`
`,
  );
  compiled = compileExamples(root, [fixture, ...published]);
});

test('finds the exports of every public entry point, under their public names', () => {
  const names = compiled.get(fixture)?.exports.map(({ name }) => name);
  expect(names).toEqual(['renamed', 'twice', 'half', 'square', 'Undocumented']);
});

test('reports examples and snippets that do not compile, and exports without a doc comment or an example', () => {
  expect(lacking(compiled.get(fixture) as CompiledPackage)).toEqual([
    'src/index.ts:24 Undocumented: no doc comment',
    'src/index.ts:23 square: no @example',
    "src/index.ts:21 half: Type 'number' is not assignable to type 'string'.",
    "src/index.ts:21 half: Cannot find name 'half'.",
    "README.md:4: Type 'number' is not assignable to type 'string'.",
  ]);
});

test('documents every public export of a published package, with examples and README snippets that compile', () => {
  const problems = published.flatMap((name) =>
    lacking(compiled.get(name) as CompiledPackage).map((line) => `${name}/${line}`),
  );
  expect(problems).toEqual([]);
});

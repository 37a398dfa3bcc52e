import { expect, test } from '@jest/globals';
import { compile } from './compile.ts';

test('compile reports errors with file and line', () => {
  expect(
    compile('toolkit/model/src', "import { one } from './one.ts';\nexport const two: string = one;", {
      'one.ts': 'export const one = 1 as number;',
    }).errors,
  ).toEqual(["toolkit/model/src/__main__.ts:2: Type 'number' is not assignable to type 'string'."]);
});

test('compile counts the instantiations of generic types', () => {
  const plain = compile('toolkit/model/src', 'export type A = { a: 1 };').instantiations;
  const generic = compile(
    'toolkit/model/src',
    'export type A = Record<string, Partial<{ a: 1 }>>; export const a: A = {};',
  );
  expect(generic.instantiations).toBeGreaterThan(plain);
});

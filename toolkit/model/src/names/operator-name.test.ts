import { expect, test } from '@jest/globals';
import { objectId } from './object-reference.ts';
import { qualifiedOperator } from './operator-name.ts';
import { parseReference } from './parse-reference.ts';

test('an operator is qualified, and its name is not quoted', () => {
  expect(qualifiedOperator({ schema: 'My "app"', name: '<->' })).toBe('"My ""app""".<->');
});

test.each(['', 'a', '= ', '=;drop table t', '"="'])('the name %j is refused', (name) => {
  expect(() => qualifiedOperator({ schema: 'public', name })).toThrow(RangeError);
});

test('the id of an operator has its name without quotes', () => {
  const reference = { kind: 'operator', path: ['public', '==='], args: 'NONE,integer' } as const;
  const id = objectId(reference.kind, reference.path, reference.args);
  expect(id).toBe('operator public.===(NONE,integer)');
  expect(parseReference(id)).toEqual(reference);
});

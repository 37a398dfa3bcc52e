import { expect, test } from '@jest/globals';
import { fits } from './fits.ts';
import { mismatches } from './mismatches.ts';
import type { Shape, Shapes } from './shape.ts';

const shapes: Shapes = { Named: { name: 'string', 'of?': '@Named' } };

/** A shape, values that have it, and values that do not. */
const CASES: readonly (readonly [Shape, readonly unknown[], readonly unknown[]])[] = [
  ['string', ['', 'a'], [1, null, undefined, {}]],
  ['null', [null], [0, {}, []]],
  ['any', [1, null, [], {}], []],
  ['@Unknown', [1], []],
  [
    '@Named',
    [{ name: 'a' }, { name: 'a', of: { name: 'b' } }, { name: 'a', of: undefined }],
    [{}, { name: 1 }, { name: 'a', of: {} }, [], null],
  ],
  [
    { 'a?': 'number' },
    [{}, { a: 1 }, { b: undefined }],
    [{ a: '1' }, { 'a?': 1 }, { toString: 1 }, JSON.parse('{"__proto__": 1}'), [1], new Map()],
  ],
  [{ a: 'number' }, [{ a: 0 }], [{}, { a: undefined }, Object.create({ a: 1 })]],
  [
    ['list', 'number'],
    [[], [1, 2]],
    [[1, '2'], [undefined], {}, 'a'],
  ],
  [
    ['record', 'number'],
    [{}, { a: 1, b: undefined }],
    [{ a: '1' }, [], null],
  ],
  [
    ['values', 'a', 1, true],
    ['a', 1, true],
    ['values', '1', false, null],
  ],
  [
    ['either', 'number', ['list', 'string']],
    [1, [], ['a']],
    ['either', [1], null],
  ],
];

test.each(CASES)('a value fits %j if there is no mismatch', (shape, right, wrong) => {
  for (const value of right)
    expect([value, fits(shapes, shape, value), mismatches(shapes, shape, value)]).toEqual([value, true, []]);
  for (const value of wrong)
    expect([value, fits(shapes, shape, value), mismatches(shapes, shape, value).length]).toEqual([
      value,
      false,
      expect.any(Number),
    ]);
  for (const value of wrong) expect(mismatches(shapes, shape, value)).not.toEqual([]);
});

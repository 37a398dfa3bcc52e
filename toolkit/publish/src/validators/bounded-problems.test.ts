import { expect, test } from '@jest/globals';
import { validatorOf } from '../../test/thing-validators.ts';
import { thingsSchema } from '../../test/things.ts';
import { patternNames } from '../rows/index.ts';
import { FORMATS } from './formats.ts';

const COUNT = 100_000;
const many = <T>(value: T): T[] => Array.from({ length: COUNT }, () => value);
const unknown = Object.fromEntries(many(1).map((value, i) => [`key${i}`, value]));
const patch = validatorOf('ThingPatch');

test.each<[string, unknown, number]>([
  ['unknown properties', unknown, 100],
  ['unknown properties with special characters', { [`${'~/'.repeat(COUNT)}`]: 1 }, 1],
  ['wrong elements of an array', { counts: many('x') }, 1],
  ['wrong elements of an array that may be null', { moods: many('sad') }, 1],
  [
    'wrong elements of arrays, and unknown properties',
    { ...unknown, counts: many('x'), words: many(1) },
    100,
  ],
  ['elements that are not text', { notes: many('\0') }, 1],
  ['values in JSON that PostgreSQL cannot store', { extra: many('\0') }, 1],
  ['a long text', { constructor: '\0'.repeat(COUNT) }, 1],
])('reports at most 100 problems of %s', (_, value, expected) => {
  const problems = patch.problems(value);
  expect(problems).toHaveLength(expected);
  expect(patch.is(value)).toBe(false);
  expect(() => patch(value)).toThrow(
    expect.objectContaining({ code: 'ROW_INVALID', message: expect.stringMatching(/^.{1,3000}$/s) }),
  );
});

test('reports the columns before unknown properties', () => {
  const { problems } = validatorOf('NewThing');
  expect(problems(unknown).slice(0, 4)).toEqual([
    { path: '/code', message: 'is required' },
    { path: '/price', message: 'is required' },
    { path: '/constructor', message: 'is required' },
    { path: '/key0', message: 'is not a column that can be set' },
  ]);
});

const PATTERNS = [
  ...Object.entries(patternNames(thingsSchema)).map(
    ([pattern, name]) => [name, new RegExp(pattern, 'u')] as const,
  ),
  ...Object.entries(FORMATS),
];

// A pattern that tries again at each character takes minutes.
test.each(PATTERNS)('reads a long text once for the format %s', (_, pattern) => {
  const starts = [
    '',
    '{',
    '[',
    '[1,',
    '{[1,2)',
    '{[1,2),',
    '["',
    'a@',
    'a:',
    'P',
    '1',
    '1.',
    '2024-01-01T10:00:00.',
  ];
  const fillers = [' ', '2023-02-29', '0', '9', '1', 'a', 'a.', '-', ',', '[1,2),', '\0', '🙂'];
  const texts = starts.flatMap((start) =>
    fillers.flatMap((filler) =>
      ['!', ' BC!'].map((end) => `${start}${filler.repeat(COUNT / filler.length)}${end}`),
    ),
  );
  const matched = texts.filter((text) => pattern.test(text)).map((text) => text.slice(0, 30));
  const isOfAnyText = pattern.test('!');
  expect(isOfAnyText || matched.every((text) => text.startsWith('a:'))).toBe(true);
});

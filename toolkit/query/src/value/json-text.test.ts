import { expect, test } from '@jest/globals';
import { jsonTextProblem } from './json-text.ts';

test.each([
  ['{"a":"\\u0000","a":1}', 'JSON that contains NUL'],
  ['{"\\u0000":1}', 'JSON that contains NUL'],
  ['["\\ud800"]', 'JSON with a lone surrogate'],
  ['["\\udc00\\ud800"]', 'JSON with a lone surrogate'],
  ['["\ud800"]', 'JSON with a lone surrogate'],
  ['{"a":1e200000,"a":1}', 'one of 8 characters'],
])('finds what PostgreSQL cannot store in %j', (text, found) => {
  expect(jsonTextProblem(text)?.[1]).toBe(found);
});

test.each(['"\\\\u0000"', '"\\ud83d\\ude00"', '["\\"1e200000", true, -0.5E-3]', '"\\\\\\ud83d\\ude00"'])(
  'finds nothing in %j',
  (text) => {
    expect(jsonTextProblem(text)).toBeUndefined();
  },
);

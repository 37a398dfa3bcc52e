import { expect, test } from '@jest/globals';
import { validatorOf } from '../../test/thing-validators.ts';

const TEXT = 'must be a string without NUL characters and lone surrogates';
const JSON_VALUE =
  'must be JSON that PostgreSQL can store: without NUL, lone surrogates or very deep nesting';

const JSON_TEXT = JSON_VALUE.replace('must be', 'must be the text of');

let deep: unknown = 1;
for (let i = 0; i < 100_000; i += 1) deep = [deep];

test.each<[string, unknown, string, string]>([
  ['a text', { constructor: 'a\0' }, '/constructor', TEXT],
  ['a text that may be null', { letters: '\0' }, '/letters', TEXT],
  ['a text with a length and a pattern', { code: 'A\0' }, '/code', TEXT],
  ['a domain of text', { postcode: '\0' }, '/postcode', TEXT],
  ['an element of an array', { notes: ['a', '\0'] }, '/notes/1', TEXT],
  ['an element of an array with a length', { words: ['\0'] }, '/words/0', TEXT],
  ['a JSON string', { extra: '\0' }, '/extra', JSON_VALUE],
  ['a nested JSON string', { extra: [{ a: ['\0'] }] }, '/extra', JSON_VALUE],
  ['the name of a JSON property', { extra: [{ 'a\0': 1 }] }, '/extra', JSON_VALUE],
  ['an element of an array of JSON', { extras: [1, { a: '\0' }] }, '/extras/1', JSON_VALUE],
  ['a lone surrogate in a text', { constructor: 'a\ud800' }, '/constructor', TEXT],
  ['a lone surrogate in a JSON string', { extra: ['\udc00'] }, '/extra', JSON_VALUE],
  ['a number that JSON cannot represent', { extra: [Number.POSITIVE_INFINITY] }, '/extra', JSON_VALUE],
  ['JSON that is nested too deeply', { extra: deep }, '/extra', JSON_VALUE],
  ['text of JSON', { document: '{' }, '/document', JSON_TEXT],
  ['text of JSON with NUL', { document: '["\\u0000"]' }, '/document', JSON_TEXT],
  ['an array of texts of JSON', { documents: ['1', ''] }, '/documents/1', JSON_TEXT],
  ['an exact timestamp', { measured: '2024-13-01 00:00:00Z' }, '/measured', 'must be a timestamp'],
  ['a URI', { site: 'http://a/\0' }, '/site', 'must be a uri'],
  ['an email address', { email: 'a\0@example.org' }, '/email', 'must be an email'],
  ['a number as a string', { exact: '1\0' }, '/exact', 'must be a numeric(12,2) that is not negative'],
  ['a range', { span: '[1,2)\0' }, '/span', 'must be an int4range'],
  ['a value of an enum', { mood: 'happy\0' }, '/mood', 'must be one of "happy", "so so"'],
  ['bytes', { bytes: 'AA\0=' }, '/bytes', 'must be a base64 string'],
  ['bytes in the alphabet of URLs', { bytes: 'A-_=' }, '/bytes', 'must be a base64 string'],
  ['bytes in an array', { blocks: ['AAAA', 'A'] }, '/blocks/1', 'must be a base64 string'],
])('refuses what PostgreSQL would not store in %s', (_, value, path, message) => {
  expect(validatorOf('ThingPatch').problems(value)).toEqual([{ path, message }]);
});

test.each<object>([
  { constructor: '🙂\u0001' },
  { extra: [{ '🙂': [null, true, 1.5, 'é'] }, []] },
  { extra: null },
  { extras: [[], 'a', 1] },
  { document: ' {"a": [1e400, "\\u0041"]} ', documents: ['null', '"a"'] },
  { measured: '2024-02-29 10:00:00.123456+05:30' },
  { measured: '-infinity' },
  { bytes: '', blocks: ['AAAA', 'AA==', 'AAA='] },
])('accepts %j', (value) => {
  expect(validatorOf('ThingPatch').problems(value)).toEqual([]);
});

test('accepts JSON that contains itself, since only its text can be wrong', () => {
  const extra: unknown[] = [];
  extra.push(extra);
  expect(validatorOf('ThingPatch').is({ extra })).toBe(true);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CompiledValidator, validator } from '@trellis/query';
import { type OpenDatabase, openDatabase } from '../../test/database.ts';
import { evaluate } from '../../test/evaluate.ts';
import { thingsSchema } from '../../test/things.ts';
import { jsonSchemas } from '../documents/index.ts';
import { patternNames, printRows, rowTypes } from '../rows/index.ts';
import { compileValidators } from './compile-validators.ts';
import { publishedNames } from './print-validators.ts';

const names = rowTypes(thingsSchema).rows.flatMap(publishedNames);
const compiled = evaluate<Record<string, CompiledValidator>>(
  compileValidators(jsonSchemas(printRows(thingsSchema), names), patternNames(thingsSchema)),
);
const validatorOf = (name: string) => validator(name, compiled[name] as CompiledValidator);

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('publish', thingsSchema);
});
afterAll(() => database.close());

const right = { code: 'AB', price: '0', constructor: 'Ada' };

test('accepts the rows that a real database returns', async () => {
  const { knex } = database;
  await knex('tokens').insert({ token: '5b8f0c3e-1111-4222-8333-444455556666', handle: 'me@x' });
  await knex('things').insert([
    right,
    {
      ...right,
      span: '[1,10)',
      days: '[2024-02-29,infinity)',
      amounts: '(,1.50]',
      stay: '[2024-01-01 10:00+02,2024-01-02)',
      spans: '{"[-9223372036854775808,5)",empty}',
      sets: '{[1,3),[7,)}',
      opens: '24:00',
      rate: '-9.994',
      mass: '1e3',
      words: ['a', 'bc'],
      token: '5B8F0C3E-1111-4222-8333-444455556666',
      small: -32768,
      whole: 120,
      big: '-9223372036854775808',
      exact: '0.10',
      many: ['1.5', '-2.0'],
      counts: [1, 2],
      ratio: 1e300,
      flag: true,
      code: '🙂🙂🙂🙂',
      letters: 'abc',
      email: "o'neil+x@mail.example.org",
      site: 'https://example.org/a?b=c#d',
      uid: '5B8F0C3E-1111-4222-8333-444455556666',
      at: '2024-02-29T12:00:00.123456+02',
      extra: { a: [null, 1, { b: 'c' }] },
      mood: 'so so',
      moods: '{happy,"so so"}',
      postcode: 'NW1 2A',
      parent_id: 1,
    },
    { ...right, code: 'CD', exact: 'NaN', extra: '7', price: '9999999999.99' },
  ]);
  const rows = await knex('things').select('*');
  // `pg` returns an array of an enum as a string.
  const read = rows.map((row) => ({ ...row, moods: row.moods === null ? null : ['happy', 'so so'] }));
  expect(read).toHaveLength(3);
  for (const row of JSON.parse(JSON.stringify(read))) expect(validatorOf('Thing').problems(row)).toEqual([]);
  expect((await knex('tokens')).flatMap(validatorOf('Token').problems)).toEqual([]);
});

test.each<[string, string, unknown, string, unknown]>([
  ['a string for an object', 'NewThing', 'x', '', 'must be an object'],
  ['null for an object', 'NewThing', null, '', 'must be an object'],
  ['a missing required column', 'NewThing', {}, '/code', 'is required'],
  ['an unknown column', 'NewThing', { ...right, 'a/b': 1 }, '/a~1b', 'is not a column that can be set'],
  [
    'a value for an identity column',
    'NewThing',
    { ...right, thing_id: '1' },
    '/thing_id',
    'is not a column that can be set',
  ],
  ['a value for a generated column', 'ThingPatch', { twice: 2 }, '/twice', 'is not a column that can be set'],
  ['a string for a number', 'ThingPatch', { small: '1' }, '/small', 'must be an integer'],
  ['a fraction for an integer', 'ThingPatch', { whole: 1.5 }, '/whole', 'must be an integer or null'],
  [
    'a number out of the range of its type',
    'ThingPatch',
    { small: 32768 },
    '/small',
    'must be at most 32767',
  ],
  ['a number above its maximum', 'ThingPatch', { whole: 121 }, '/whole', 'must be at most 120'],
  ['a number for a bigint', 'ThingPatch', { big: 1 }, '/big', 'must be a string'],
  ['a fraction for a bigint', 'ThingPatch', { big: '1.5' }, '/big', 'must be a bigint'],
  ['a bigint above 64 bits', 'ThingPatch', { big: '9223372036854775808' }, '/big', 'must be a bigint'],
  ['a bigint below 64 bits', 'ThingPatch', { big: '-9223372036854775809' }, '/big', 'must be a bigint'],
  [
    'an id above 64 bits',
    'ThingPatch',
    { parent_id: '99999999999999999999' },
    '/parent_id',
    'must be a bigint',
  ],
  [
    'a numeric with too many digits',
    'ThingPatch',
    { price: '100000000000' },
    '/price',
    'must be a numeric(12,2) that is not negative',
  ],
  [
    'a word for a numeric',
    'NewThing',
    { ...right, price: 'free' },
    '/price',
    'must be a numeric(12,2) that is not negative',
  ],
  [
    'an exponent in a numeric with a precision',
    'ThingPatch',
    { rate: '1e0' },
    '/rate',
    'must be a numeric(3,2)',
  ],
  [
    'a numeric that is rounded to too many digits',
    'ThingPatch',
    { rate: '9.995' },
    '/rate',
    'must be a numeric(3,2)',
  ],
  [
    'an array element with too many digits',
    'ThingPatch',
    { many: ['1', '12345'] },
    '/many/1',
    'must be a numeric(5,1)',
  ],
  [
    'an array element that is too long',
    'ThingPatch',
    { words: ['ab', 'abc'] },
    '/words/1',
    'must have at most 2 character(s)',
  ],
  ['a range without brackets', 'ThingPatch', { span: '1-5' }, '/span', 'must be an int4range'],
  ['a range without a closing bracket', 'ThingPatch', { span: '[1,5' }, '/span', 'must be an int4range'],
  [
    'a range with a bound out of the range of its type',
    'ThingPatch',
    { span: '[1,2147483648)' },
    '/span',
    'must be an int4range',
  ],
  [
    'a date range with a day that does not exist',
    'ThingPatch',
    { days: '[2024-04-31,)' },
    '/days',
    'must be a daterange',
  ],
  [
    'a range with bounds of another type',
    'ThingPatch',
    { amounts: '[a,b]' },
    '/amounts',
    'must be a numrange',
  ],
  [
    'a range with an unclosed quote',
    'ThingPatch',
    { stay: '["2024-01-01 00:00:00+00,)' },
    '/stay',
    'must be a tstzrange',
  ],
  [
    'an array element that is not a range',
    'ThingPatch',
    { spans: ['[1,2)', '1'] },
    '/spans/1',
    'must be an int8range',
  ],
  ['a multirange without braces', 'ThingPatch', { sets: '[1,2)' }, '/sets', 'must be an int4multirange'],
  [
    'a time that does not exist',
    'ThingPatch',
    { opens: '25:00' },
    '/opens',
    'must be a time without time zone',
  ],
  ['an id that is not a uuid', 'ThingPatch', { token: 'x' }, '/token', 'must be a uuid'],
  [
    'a missing column that is called as an inherited property',
    'NewThing',
    { code: 'AB', price: '1' },
    '/constructor',
    'is required',
  ],
  [
    'a number for a column that is called as an inherited property',
    'ThingPatch',
    { constructor: 1 },
    '/constructor',
    'must be a string',
  ],
  [
    'a property __proto__',
    'ThingPatch',
    JSON.parse('{"__proto__": {"code": "AB"}}'),
    '/__proto__',
    'is not a column that can be set',
  ],
  [
    'a negative numeric with a minimum of 0',
    'ThingPatch',
    { exact: '-0.01' },
    '/exact',
    'must be a numeric(12,2) that is not negative',
  ],
  [
    'an array element that is not a numeric',
    'ThingPatch',
    { many: ['1', 'x'] },
    '/many/1',
    'must be a numeric(5,1)',
  ],
  [
    'a fraction in an optional array of integers',
    'NewThing',
    { ...right, small_ones: [1.5] },
    '/small_ones/0',
    'must be an integer',
  ],
  [
    'a fraction in an array of integers',
    'ThingPatch',
    { counts: [1, 1.5] },
    '/counts/1',
    'must be an integer',
  ],
  [
    'an array element out of the range of its type',
    'ThingPatch',
    { counts: [2147483648] },
    '/counts/0',
    'must be at most 2147483647',
  ],
  ['null for a column that is not nullable', 'ThingPatch', { flag: null }, '/flag', 'must be a boolean'],
  ['a string that is too short', 'ThingPatch', { code: 'A' }, '/code', 'must have at least 2 character(s)'],
  [
    'a string that is too long',
    'ThingPatch',
    { code: '🙂🙂🙂🙂🙂' },
    '/code',
    'must have at most 4 character(s)',
  ],
  ['a string that does not match its pattern', 'ThingPatch', { code: 'Ab' }, '/code', 'must match ^[^a-z]*$'],
  ['a string that is not an email address', 'ThingPatch', { email: 'ada@' }, '/email', 'must be an email'],
  ['a string that is not a URI', 'ThingPatch', { site: 'example.org' }, '/site', 'must be a uri'],
  ['a string that is not a uuid', 'ThingPatch', { uid: 'x' }, '/uid', 'must be a uuid'],
  [
    'a date-time that does not exist',
    'ThingPatch',
    { at: '2023-02-29T00:00:00Z' },
    '/at',
    'must be a date-time',
  ],
  [
    'a string that is not a value of its enum',
    'ThingPatch',
    { mood: 'sad' },
    '/mood',
    'must be one of "happy", "so so"',
  ],
  [
    'an array element that is not a value of its enum',
    'ThingPatch',
    { moods: ['sad'] },
    '/moods/0',
    'must be one of "happy", "so so"',
  ],
  [
    'a string that is too long for its domain',
    'ThingPatch',
    { postcode: '1234567' },
    '/postcode',
    'must have at most 6 character(s)',
  ],
])('refuses %s, and reports its path', (_, name, value, path, message) => {
  expect(validatorOf(name).problems(value)).toContainEqual({ path, message });
  expect(validatorOf(name).is(value)).toBe(false);
  expect(() => validatorOf(name)(value)).toThrow(
    expect.objectContaining({ code: 'ROW_INVALID', message: expect.stringContaining(path || 'it must') }),
  );
});

test('returns a valid value as it is', () => {
  const value = { ...right, exact: '12.30', mass: '-1.5e-30', extra: null };
  expect(validatorOf('NewThing')(value)).toBe(value);
});

test('refuses a format that no validator can check', () => {
  expect(() =>
    compileValidators({ Person: { properties: { phone: { type: 'string', format: 'phone' } } } }),
  ).toThrow(
    expect.objectContaining({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(/^A column has the format "phone", which .* Use one of date, time, /),
    }),
  );
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type OpenDatabase, openDatabase } from '../../test/database.ts';
import { newThing, validatorOf } from '../../test/thing-validators.ts';
import { thingsSchema } from '../../test/things.ts';
import { compileValidators } from './compile-validators.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('publish', thingsSchema);
});
afterAll(() => database.close());

test('accepts the rows that a real database returns', async () => {
  const { knex } = database;
  await knex('tokens').insert({ token: '5b8f0c3e-1111-4222-8333-444455556666', handle: 'me@x' });
  await knex('things').insert([
    newThing,
    {
      ...newThing,
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
    { ...newThing, code: 'CD', exact: 'NaN', extra: '7', price: '9999999999.99' },
  ]);
  const rows = await knex('things').select('*');
  // `pg` returns an array of an enum as a string.
  const read = rows.map((row) => ({ ...row, moods: row.moods === null ? null : ['happy', 'so so'] }));
  expect(read).toHaveLength(3);
  for (const row of JSON.parse(JSON.stringify(read))) expect(validatorOf('Thing').problems(row)).toEqual([]);
  expect((await knex('tokens')).flatMap(validatorOf('Token').problems)).toEqual([]);
});

test('returns a valid value as it is', () => {
  const value = { ...newThing, exact: '12.30', mass: '-1.5e-30', extra: null };
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

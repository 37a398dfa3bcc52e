import { expect, test } from '@jest/globals';
import knexOf from 'knex';
import { company } from '../../test/company.ts';
import { isBadInput } from '../error/bad-input.ts';
import { load } from './load.ts';

/** Has no server: a statement that was sent would fail otherwise than by bad input. */
const knex = knexOf({ client: 'pg' });

const TABLES = `one of ${Object.keys(company.tables).join(', ')}`;

/** Where, and what would have fitted. */
async function refusal(table: string, options: unknown): Promise<string> {
  try {
    await load(knex, company, table as 'people', options as never);
  } catch (error) {
    if (isBadInput(error))
      return `${error.details.path}: ${error.details.expected}, got ${error.details.got}`;
    throw error;
  }
  throw new Error('Expected the options to be refused.');
}

test.each<[string, unknown, string]>([
  ['person', {}, `the table: ${TABLES}, got "person"`],
  ['toString', {}, `the table: ${TABLES}, got "toString"`],
  ['people', [], 'people: options and relationships, got an array of 0'],
  ['badges', { owner: true }, 'badges: one of person, got "owner"'],
  [
    'badges',
    { person: { badge: true } },
    'badges.person: one of manager, reports, country, profile, badges, friends, desks, events, got "badge"',
  ],
  ['badges', { constructor: true }, 'badges: one of person, got "constructor"'],
  ['badges', { person: 'yes' }, 'badges.person: options and relationships, got "yes"'],
  ['badges', { limit: 3 }, 'badges: one of person, got "limit"'],
  [
    'badges',
    { $limt: 3 },
    'badges: one of $columns, $where, $strategy, $orderBy, $limit, $offset, got "$limt"',
  ],
  ['badges', { person: { $limit: 3 } }, 'badges.person: one of $columns, $where, $strategy, got "$limit"'],
  [
    'friendships',
    { person: true },
    'friendships: an option, since friendships has no relationships, got "person"',
  ],
  [
    'people',
    { badges: { $limit: '3; drop table people' } },
    'people.badges.$limit: a whole number that is not negative, got "3; drop table people"',
  ],
  ['people', { $limit: -1 }, 'people.$limit: a whole number that is not negative, got -1'],
  ['people', { $offset: Number.NaN }, 'people.$offset: a whole number that is not negative, got NaN'],
  ['people', { $strategy: 'lazy' }, 'people.$strategy: joined or selectin, got "lazy"'],
  ['people', { $columns: 'name' }, 'people.$columns: an array of columns, got "name"'],
  ['people', { $columns: ['nam'] }, 'people.$columns[0]: a column of people, got "nam"'],
  ['people', { $orderBy: 'name desc' }, 'people.$orderBy: a column of people, got "name desc"'],
  [
    'people',
    { $orderBy: [{ name: 'up' }] },
    'people.$orderBy[0].name: one of asc, asc nulls first, asc nulls last, desc, desc nulls first, desc nulls last, got "up"',
  ],
  [
    'audit.events',
    { $orderBy: 'doc' },
    'audit.events.$orderBy: a column that PostgreSQL sorts by, got doc, a json',
  ],
  ['people', { $where: 'true' }, 'people.$where: conditions by column, got "true"'],
  ['people', { $where: { '1=1 or name': 'x' } }, 'people.$where: a column of people, got "1=1 or name"'],
  ['people', { $where: { name: undefined } }, 'people.$where.name: a value, got undefined'],
  ['people', { $where: { name: { in: 'Ada' } } }, 'people.$where.name.in: an array of values, got "Ada"'],
  ['people', { $where: { name: { in: ['Ada', null] } } }, 'people.$where.name.in[1]: a text, got null'],
  [
    'people',
    { $where: { name: { regexp: 'A' } } },
    'people.$where.name.regexp: one of eq, ne, lt, lte, gt, gte, in, notIn, like, ilike, got "regexp"',
  ],
  [
    'people',
    { $where: [{ person_id: 1 }, { person_id: 1.5 }] },
    'people.$where[1].person_id: a whole number from -2147483648 to 2147483647, got 1.5',
  ],
  [
    'people',
    { $where: { person_id: 2147483648 } },
    'people.$where.person_id: a whole number from -2147483648 to 2147483647, got 2147483648',
  ],
  [
    'people',
    { $where: { name: 'a\0' } },
    'people.$where.name: a text without a NUL character, got one that has it',
  ],
  [
    'people',
    { $where: { name: '\ud800' } },
    'people.$where.name: a text of whole characters, got one with half of a surrogate pair',
  ],
  ['people', { $where: { mood: 'angry' } }, 'people.$where.mood: one of sad, glad, got "angry"'],
  [
    'people',
    { profile: { $where: { profile_id: '1' } } },
    'people.profile.$where.profile_id: a UUID, got "1"',
  ],
  [
    'badges',
    { $where: { badge_id: '9223372036854775808' } },
    'badges.$where.badge_id: a whole number of 64 bits, as a text, got "9223372036854775808"',
  ],
  [
    'badges',
    { $where: { badge_id: 2 ** 53 } },
    'badges.$where.badge_id: a whole number of 64 bits, as a text, got 9007199254740992',
  ],
  [
    'audit.events',
    { $where: { exact: 'one' } },
    'audit.events.$where.exact: a decimal number, as a text, got "one"',
  ],
  ['audit.events', { $where: { double: '1' } }, 'audit.events.$where.double: a number, got "1"'],
  ['audit.events', { $where: { yes: 1 } }, 'audit.events.$where.yes: true or false, got 1'],
  [
    'audit.events',
    { $where: { day: '2023-02-29' } },
    'audit.events.$where.day: a day, YYYY-MM-DD, got "2023-02-29"',
  ],
  [
    'audit.events',
    { $where: { at: new Date('x') } },
    'audit.events.$where.at: a valid Date, got an invalid one',
  ],
  [
    'audit.events',
    { $where: { at: '2024-01-01 25:00:00Z' } },
    'audit.events.$where.at: a Date or a timestamp, got "2024-01-01 25:00:00Z"',
  ],
  [
    'audit.events',
    { $where: { doc: { eq: {} } } },
    'audit.events.$where.doc.eq: null, since PostgreSQL compares no json, got an object',
  ],
  [
    'audit.events',
    { $where: { docb: { eq: { a: 1n } } } },
    'audit.events.$where.docb.eq: a value that JSON can say, got an object',
  ],
  [
    'audit.events',
    { $where: { docb: { eq: [Number.NaN] } } },
    'audit.events.$where.docb.eq: numbers that JSON can say, got NaN',
  ],
  ['audit.events', { $where: { bytes: 'abc' } }, 'audit.events.$where.bytes: bytes (Uint8Array), got "abc"'],
  [
    'audit.events',
    { $where: { numbers: [1, 'two'] } },
    'audit.events.$where.numbers[1]: a whole number from -2147483648 to 2147483647, got "two"',
  ],
])('%s %j', async (table, options, expected) => {
  expect(await refusal(table, options)).toBe(expected);
});

test('the error is a TrellisError whose one line says all', async () => {
  await expect(load(knex, company, 'people', { $limit: -1 })).rejects.toMatchObject({
    name: 'TrellisError',
    code: 'BAD_INPUT',
    message: 'Expected a whole number that is not negative at people.$limit, got -1.',
  });
});

test('what is no schema is refused by name too', async () => {
  for (const schema of [undefined, null, {}, { tables: null }, knex])
    await expect(load(knex, schema as never, 'people' as never)).rejects.toMatchObject({
      details: { path: 'the schema', expected: 'what `defineSchema` returned' },
    });
});

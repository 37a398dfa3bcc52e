import { expect, test } from '@jest/globals';
import createKnex from 'knex';
import { company } from '../../test/company.ts';
import { isBadInput } from '../input/index.ts';
import { load } from './load.ts';

/** Has no server: sending a statement fails with another error than BadInput. */
const knex = createKnex({ client: 'pg' });

const TABLES = `one of ${Object.keys(company.tables).join(', ')}`;

/** Returns the path and the expectation of the error. */
async function rejection(table: string, options: unknown): Promise<string> {
  try {
    await load(knex, company, table as 'people', options as never);
  } catch (error) {
    if (isBadInput(error))
      return `${error.details.path}: ${error.details.expected}, got ${error.details.got}`;
    throw error;
  }
  throw new Error('Expected the options to be rejected.');
}

test.each<[string, unknown, string]>([
  ['person', {}, `table: ${TABLES}, got "person"`],
  ['toString', {}, `table: ${TABLES}, got "toString"`],
  ['people', [], 'people: options and relationships, got an array of length 0'],
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
    'badges: one of $columns, $where, $strategy, $orderBy, $limit, $offset, $after, $before, $cursor, got "$limt"',
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
    'people.badges.$limit: a non-negative integer, got "3; drop table people"',
  ],
  ['people', { $limit: -1 }, 'people.$limit: a non-negative integer, got -1'],
  ['people', { $offset: Number.NaN }, 'people.$offset: a non-negative integer, got NaN'],
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
    'audit.events.$orderBy: a column of a sortable type, got doc of type json',
  ],
  ['people', { $where: 'true' }, 'people.$where: conditions by column, got "true"'],
  ['people', { $where: { '1=1 or name': 'x' } }, 'people.$where: a column of people, got "1=1 or name"'],
  ['people', { $where: { name: undefined } }, 'people.$where.name: a value, got undefined'],
  ['people', { $where: { name: { in: 'Ada' } } }, 'people.$where.name.in: an array of values, got "Ada"'],
  ['people', { $where: { name: { in: ['Ada', null] } } }, 'people.$where.name.in[1]: a string, got null'],
  [
    'people',
    { $where: { name: { regexp: 'A' } } },
    'people.$where.name.regexp: one of eq, ne, lt, lte, gt, gte, in, notIn, like, ilike, got "regexp"',
  ],
  [
    'people',
    { $where: [{ person_id: 1 }, { person_id: 1.5 }] },
    'people.$where[1].person_id: an integer from -2147483648 to 2147483647, got 1.5',
  ],
  [
    'people',
    { $where: { person_id: 2147483648 } },
    'people.$where.person_id: an integer from -2147483648 to 2147483647, got 2147483648',
  ],
  [
    'people',
    { $where: { name: 'a\0' } },
    'people.$where.name: a string without NUL characters, got one that contains NUL',
  ],
  [
    'people',
    { $where: { name: '\ud800' } },
    'people.$where.name: well-formed Unicode, got a string with a lone surrogate',
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
    'badges.$where.badge_id: a 64-bit integer, as a string, got "9223372036854775808"',
  ],
  [
    'badges',
    { $where: { badge_id: 2 ** 53 } },
    'badges.$where.badge_id: a 64-bit integer, as a string, got 9007199254740992',
  ],
  [
    'audit.events',
    { $where: { exact: 'one' } },
    'audit.events.$where.exact: a decimal number, as a string, got "one"',
  ],
  ['audit.events', { $where: { double: '1' } }, 'audit.events.$where.double: a number, got "1"'],
  ['audit.events', { $where: { yes: 1 } }, 'audit.events.$where.yes: true or false, got 1'],
  [
    'audit.events',
    { $where: { day: '2023-02-29' } },
    'audit.events.$where.day: a date, YYYY-MM-DD, got "2023-02-29"',
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
    'audit.events.$where.doc.eq: null, since PostgreSQL cannot compare values of type json, got an object',
  ],
  [
    'audit.events',
    { $where: { docb: { eq: { a: 1n } } } },
    'audit.events.$where.docb.eq: a value that JSON can represent, got an object',
  ],
  [
    'audit.events',
    { $where: { docb: { eq: [Number.NaN] } } },
    'audit.events.$where.docb.eq: finite numbers, since JSON has no others, got NaN',
  ],
  ['audit.events', { $where: { bytes: 'abc' } }, 'audit.events.$where.bytes: bytes (Uint8Array), got "abc"'],
  [
    'audit.events',
    { $where: { numbers: [1, 'two'] } },
    'audit.events.$where.numbers[1]: an integer from -2147483648 to 2147483647, got "two"',
  ],
])('load of %s with %j is rejected', async (table, options, expected) => {
  expect(await rejection(table, options)).toBe(expected);
});

test('the error is a TrellisError with path, expectation and value in one line', async () => {
  await expect(load(knex, company, 'people', { $limit: -1 })).rejects.toMatchObject({
    name: 'TrellisError',
    code: 'BAD_INPUT',
    message: 'Expected a non-negative integer at people.$limit, got -1.',
  });
});

test('a value that is not a schema is rejected', async () => {
  for (const schema of [undefined, null, {}, { tables: null }, knex])
    await expect(load(knex, schema as never, 'people' as never)).rejects.toMatchObject({
      details: { path: 'schema', expected: 'a schema returned by `defineSchema`' },
    });
});

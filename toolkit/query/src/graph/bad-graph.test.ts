import { expect, test } from '@jest/globals';
import createKnex from 'knex';
import { company } from '../../test/company.ts';
import { isBadInput } from '../input/index.ts';
import { insertGraph } from './insert-graph.ts';

test('a graph that contains itself or is too deep is rejected', async () => {
  const knex = createKnex({ client: 'pg' });
  const circular: Record<string, unknown> = { name: 'Ada' };
  circular['manager'] = circular;
  await expect(insertGraph(knex, company, 'people', circular as never)).rejects.toThrow(
    'Expected no circular reference at people.manager, got an object that contains itself.',
  );
  let deep: unknown = { name: 'Ada' };
  for (let i = 0; i < 20_000; i += 1) deep = { name: 'Ada', manager: deep };
  await expect(insertGraph(knex, company, 'people', deep as never)).rejects.toThrow(
    /^Expected at most 200 levels of nesting at people\.manager/,
  );
});

test.each<[string, unknown, string]>([
  ['people', { name: 'Ada', [Symbol('x')]: 1 }, 'people: string keys'],
  ['people', { name: 'Ada', reports: new Array(1) }, 'people.reports[0]: a row of people'],
  ['audit.events', { single: 1e300 }, 'audit.events.single: a number of single precision'],
  ['audit.events', { single: 1e-300 }, 'audit.events.single: a number of single precision'],
  ['audit.events', { exact: '1e40' }, 'audit.events.exact: at most 30 digits before the decimal point'],
  [
    'audit.events',
    { exacts: ['1e40'] },
    'audit.events.exacts[0]: at most 30 digits before the decimal point',
  ],
  ['audit.events', { day: '99999999-01-01' }, 'audit.events.day: a date, YYYY-MM-DD'],
  ['audit.events', { at: new Date(-8.64e15) }, 'audit.events.at: a Date since 4714-11-24 BC'],
  ['audit.events', { at: '294277-01-01 00:00:00+00' }, 'audit.events.at: a Date or a timestamp'],
  ['audit.events', { at: '2024-01-01T00:00:00+99:00' }, 'audit.events.at: a Date or a timestamp'],
  ['audit.events', { hour: '25:00' }, 'audit.events.hour: a time, HH:MM:SS'],
  ['audit.events', { lasts: 'abc' }, 'audit.events.lasts: an interval, such as 3 days 04:05:06'],
  ['audit.events', { docb: { a: '\ud800' } }, 'audit.events.docb: JSON of well-formed Unicode'],
  ['audit.events', { numbers: [[1], [2, 3]] }, 'audit.events.numbers: arrays of equal length'],
  ['audit.events', { numbers: [1, [2]] }, 'audit.events.numbers: arrays of equal length'],
  [
    'person',
    {},
    'table: one of countries, people, friendships, profiles, badges, desks, bookings, audit.events',
  ],
  ['people', 'Ada', 'people: a row of people'],
  ['people', {}, 'people.name: a value'],
  ['people', [{ name: 'Ada' }, {}], 'people[1].name: a value'],
  ['people', { name: null }, 'people.name: a value'],
  ['people', { name: 'Ada', person_id: 7 }, 'people.person_id: no value, since PostgreSQL generates it'],
  [
    'people',
    { name: 'Ada', nick: 'A' },
    'people: one of person_id, name, manager_id, country_code, mood, manager, reports, country, profile, badges, friends, desks, events',
  ],
  ['people', { name: 'Ada', badges: {} }, 'people.badges: an array of rows of badges'],
  [
    'people',
    { name: 'Ada', badges: [{ label: 'a label that is too long' }] },
    'people.badges[0].label: at most 12 characters',
  ],
  [
    'people',
    { name: 'Ada', badges: [{ label: 'x', rank: 40000 }] },
    'people.badges[0].rank: an integer from -32768 to 32767',
  ],
  [
    'people',
    { name: 'Ada', manager: { $ref: 'eve' } },
    'people.manager.$ref: the $id of a row of people in the graph',
  ],
  [
    'people',
    { name: 'Ada', manager: { $ref: 'us' }, country: { $id: 'us', code: 'US', name: 'US' } },
    'people.manager.$ref: the $id of a row of people in the graph',
  ],
  [
    'people',
    { $id: 'ada', name: 'Ada', manager: { $ref: 'ada' } },
    'people: rows that do not refer to each other in a cycle',
  ],
  [
    'people',
    { $id: 'a', name: 'A', manager: { name: 'B', manager: { $ref: 'a' } } },
    'people.manager: rows that do not refer to each other in a cycle',
  ],
  [
    'people',
    { $id: 'a', name: 'A', manager: { $id: 'a', name: 'B' } },
    'people.manager.$id: an $id that no other row of the graph has',
  ],
  [
    'people',
    { name: 'Ada', manager_id: 1, manager: { name: 'B' } },
    'people.manager: one value for people.manager_id',
  ],
  [
    'people',
    { name: 'Ada', manager_id: 1, manager: null },
    'people.manager: one value for people.manager_id',
  ],
  [
    'people',
    { name: 'Ada', manager_id: null, manager: { name: 'B' } },
    'people.manager: one value for people.manager_id',
  ],
  [
    'people',
    { name: 'Ada', badges: [{ label: 'x', person_id: 3 }] },
    'people.badges[0]: one value for badges.person_id',
  ],
  ['people', { name: 'Ada', badges: [{ $key: { badge_id: '1' } }] }, 'people.badges[0]: a new row of badges'],
  ['people', { name: 'Ada', country: { $key: { name: 'NL' } } }, 'people.country.$key: the columns code'],
  ['people', { name: 'Ada', country: { $key: {} } }, 'people.country.$key.code: a value'],
  ['people', { name: 'Ada', country: { $key: { code: 'NL' }, name: 'N' } }, 'people.country: only $key'],
  ['badges', { label: 'x' }, 'badges.person_id: a value, or a row of the graph to refer to'],
  ['badges', { label: 'x', person: null }, 'badges.person: a row of people'],
  [
    'bookings',
    { person: { name: 'Ada' }, floor: 1 },
    'bookings.desk_no: a value, or a row of the graph to refer to',
  ],
])('a graph of %s with %j is rejected before any statement is sent', async (table, graph, expected) => {
  try {
    await insertGraph(createKnex({ client: 'pg' }), company, table as 'people', graph as never);
  } catch (error) {
    if (isBadInput(error)) return expect(`${error.details.path}: ${error.details.expected}`).toBe(expected);
    throw error;
  }
  throw new Error('Expected the graph to be rejected.');
});

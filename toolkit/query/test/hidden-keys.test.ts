import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { deleteGraph, insertGraph, isBadInput, load, replaceRelated } from '../src/index.ts';
import { company } from './company.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('hidden_keys', company);
  await insertGraph(database.knex, company, 'people', [
    { name: 'Ada', badges: [{ label: 'gold' }] },
    { name: 'Bob' },
  ]);
});
afterAll(() => database.close());

/** Objects of which `Object.keys` shows too little, by what they hide the given property in. */
const HIDDEN: Readonly<Record<string, (visible: object, name: string, value: unknown) => object>> = {
  'a key that is not enumerable': (visible, name, value) =>
    Object.defineProperty({ ...visible }, name, { value, enumerable: false }),
  'a getter that is not enumerable': (visible, name, value) =>
    Object.defineProperty({ ...visible }, name, { get: () => value }),
  'a symbol': (visible, name, value) => ({ ...visible, [Symbol(name)]: value }),
  'a symbol that is not enumerable': (visible, name, value) =>
    Object.defineProperty({ ...visible }, Symbol(name), { value }),
  'a prototype': (visible, name, value) => Object.assign(Object.create({ [name]: value }), visible),
  'a prototype without a prototype': (visible, name, value) =>
    Object.assign(Object.create(Object.assign(Object.create(null), { [name]: value })), visible),
  'an instance of a class': (visible, name, value) => {
    class Holder {}
    return Object.assign(new Holder(), visible, { [name]: value });
  },
};

type Hide = (typeof HIDDEN)[string];

/** Calls that take an object, and the object with its last property hidden. */
const CALLS: Readonly<Record<string, (hide: Hide) => Promise<unknown>>> = {
  'conditions of deleteGraph': (hide) =>
    deleteGraph(database.knex, company, 'people', hide({}, 'name', 'Nobody') as never),
  'alternatives of deleteGraph': (hide) =>
    deleteGraph(database.knex, company, 'people', [hide({}, 'name', 'Nobody')] as never),
  'operators of deleteGraph': (hide) =>
    deleteGraph(database.knex, company, 'people', { name: hide({ ne: 'x' }, 'eq', 'Nobody') } as never),
  'options of load': (hide) => load(database.knex, company, 'people', hide({}, '$limit', 1) as never),
  'conditions of load': (hide) =>
    load(database.knex, company, 'people', { $where: hide({}, 'name', 'Nobody') } as never),
  'the order of load': (hide) =>
    load(database.knex, company, 'people', { $orderBy: hide({ name: 'asc' }, 'mood', 'asc') } as never),
  'options of a relationship': (hide) =>
    load(database.knex, company, 'people', { badges: hide({}, '$limit', 1) } as never),
  'a row of insertGraph': (hide) =>
    insertGraph(database.knex, company, 'people', hide({ name: 'Eve' }, 'mood', 'sad') as never),
  'a key of insertGraph': (hide) =>
    insertGraph(database.knex, company, 'badges', {
      label: 'x',
      person: { $key: hide({ person_id: 1 }, 'name', 'Ada') },
    } as never),
  'a reference of insertGraph': (hide) =>
    insertGraph(database.knex, company, 'badges', {
      label: 'x',
      person: hide({ $key: { person_id: 1 } }, 'name', 'Ada'),
    } as never),
  'a hidden reference of insertGraph': (hide) =>
    insertGraph(database.knex, company, 'badges', {
      label: 'x',
      person: hide({}, '$key', { person_id: 1 }),
    } as never),
  'the key of replaceRelated': (hide) =>
    replaceRelated(
      database.knex,
      company,
      'people',
      hide({ person_id: 1 }, 'name', 'Ada') as never,
      'badges',
      [],
    ),
  'a kept row of replaceRelated': (hide) =>
    replaceRelated(database.knex, company, 'people', { person_id: 1 }, 'badges', [
      hide({ $key: { badge_id: '1' } }, 'label', 'new'),
    ] as never),
};

test.each(Object.keys(CALLS).flatMap((call) => Object.keys(HIDDEN).map((hidden) => [call, hidden] as const)))(
  '%s: %s is rejected',
  async (call, hidden) => {
    const error = await CALLS[call]?.(HIDDEN[hidden] as Hide).catch((caught: unknown) => caught);
    expect(isBadInput(error)).toBe(true);
    const people = await load(database.knex, company, 'people', {
      $columns: ['name'],
      badges: { $columns: ['label'] },
    });
    expect(people).toEqual([
      { name: 'Ada', badges: [{ label: 'gold' }] },
      { name: 'Bob', badges: [] },
    ]);
  },
);

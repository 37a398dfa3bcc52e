import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connectMemory } from '@trellis/database';
import { toModel } from '@trellis/model';
import { build } from '@trellis/verify';
import type { Knex } from 'knex';
import { deleteGraph, insertGraph, load, replaceRelated } from '../src/index.ts';
import { company } from './company.ts';
import { type OpenDatabase, openDatabase } from './test-database.ts';

let server: OpenDatabase;
let embedded: Connection;
beforeAll(async () => {
  server = await openDatabase('engines', company);
  embedded = await connectMemory();
  await embedded.withClient((client) => build(client, toModel(company)));
});
afterAll(async () => {
  await server.close();
  await embedded.close();
});

/** Inserts, loads, replaces and deletes rows, and returns all results. */
async function runAll(knex: Knex): Promise<unknown> {
  const inserted = await insertGraph(knex, company, 'people', {
    $id: 'ada',
    name: 'Ada',
    country: { code: 'NL', name: 'Netherlands' },
    badges: [{ label: 'gold', rank: 1 }, { label: 'silver' }],
    desks: [{ desk: { 'floor?': 1, 'No. "x"': 'a' } }],
    reports: [{ name: 'Bob', friends: [{ $ref: 'ada' }] }],
    events: [
      { at: new Date(0), docb: { a: [1] }, bytes: Buffer.from([7]), numbers: [1, 2], double: Number.NaN },
    ],
  });
  const relationships = {
    country: true,
    badges: true,
    desks: { desk: true },
    reports: { friends: true },
    events: true,
  } as const;
  const joined = await load(knex, company, 'people', { $strategy: 'joined', ...relationships });
  const selectin = await load(knex, company, 'people', { $strategy: 'selectin', ...relationships });
  expect(selectin).toEqual(joined);
  const badges = await replaceRelated(knex, company, 'people', { person_id: 1 }, 'badges', [
    { $key: { badge_id: '1' }, rank: 9 },
  ]);
  const deleted = await deleteGraph(knex, company, 'desks', { 'floor?': 1 });
  return { inserted, joined, badges, deleted };
}

test('the server and the embedded engine return the same results', async () => {
  expect(await runAll(embedded.knex)).toEqual(await runAll(server.knex));
});

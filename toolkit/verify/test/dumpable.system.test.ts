import { beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { diffModels, fingerprint } from '@trellis/plan';
import { serverVersion } from '@trellis/testing';
import { testClient } from '@trellis/testing/client';
import {
  carryOut,
  common,
  type DumpableRow,
  dumpables,
  notInSchemas,
  objectTypes,
  readValues,
  rowsOf,
  Trial,
  unmodelledCodes,
  type Values,
} from './dumpable/index.ts';

// The plans of the queries that read the catalogs are kept: planning them takes longer than running them.
const client = Object.assign(testClient('dumpable'), { keepsPlans: true });
const schema = 'dumpable';
const rows = rowsOf(dumpables, Math.floor(serverVersion() / 10_000));

/** The objects of the rows with one setup, which are created once. */
let created: { readonly setup: string; readonly from: Model; readonly values: Values } | undefined;

beforeAll(async () => {
  await client.query('create extension citext schema public; create extension hstore schema public');
});

/** Returns to the objects of a row as they were before any change. */
async function start(row: DumpableRow): Promise<NonNullable<typeof created>> {
  if (created?.setup === row.setup) {
    await client.query('rollback to set_up');
    return created;
  }
  created = undefined;
  await client.query('rollback; begin');
  await new Trial(client, row, schema).setUp();
  const from = await introspect(client);
  created = { setup: row.setup, from, values: await readValues(client, schema) };
  await client.query('savepoint set_up');
  return created;
}

/** Migrates the database, and expects the wanted Model and the values that it has in common with the old one. */
async function migrate(
  from: Model,
  to: Model,
  values: Values,
  { changesValues, isOpen }: DumpableRow,
): Promise<Model> {
  await carryOut(client, diffModels(from, to, { castThroughText: true }));
  const reached = await introspect(client);
  if (isOpen || fingerprint(reached) !== fingerprint(to)) expect(reached).toEqual(to);
  const now = await readValues(client, schema);
  if (!changesValues) expect(common(now, values)).toEqual(common(values, now));
  return reached;
}

test('has a row for every type of object that pg_dump dumps', () => {
  const covered = [...dumpables.map(({ type }) => type), ...Object.keys(notInSchemas)];
  expect([...new Set(covered)].sort()).toEqual(Object.keys(objectTypes).sort());
});

test.each(rows.map((row) => [row.type, row.property, row] as const))(
  'plans or refuses a change of %s: %s',
  async (_type, _property, row) => {
    const { from, values } = await start(row);
    await new Trial(client, row, schema).change();
    const to = await introspect(client);
    await client.query('rollback to set_up');

    expect(to).not.toEqual(from);
    expect(fingerprint(to) === fingerprint(from)).toBe(row.isOpen ?? false);
    const { refusals } = diffModels(from, to, { castThroughText: true });
    const codes = row.refused === undefined ? unmodelledCodes(from, to) : [row.refused];
    expect([...new Set(refusals.map(({ code }) => code))].sort()).toEqual(codes);
    if (codes.length > 0) return;
    const there = await migrate(from, to, values, row);
    await migrate(there, from, values, row);
  },
);

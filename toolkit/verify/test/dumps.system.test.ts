import { expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import { diffModels, fingerprint } from '@trellis/plan';
import {
  dump,
  type InstalledServer,
  installedPrograms,
  startInstalledServer,
} from '@trellis/testing/installed';
import { Client } from 'pg';
import {
  carryOut,
  common,
  type DumpableRow,
  dumpables,
  readValues,
  rowsOf,
  Trial,
  unmodelledObjects,
  type Values,
} from './dumpable/index.ts';

/** A row with the schema of its objects. All rows are in one database. */
interface PlacedRow extends DumpableRow {
  readonly schema: string;
}

const rows = rowsOf(dumpables, 15).map((row, i): PlacedRow => ({ ...row, schema: `row${i}` }));

/** Creates a database with the objects of all rows, of which some are changed. */
async function databaseWith(
  server: InstalledServer,
  name: string,
  changed: readonly PlacedRow[],
): Promise<Client> {
  const admin = new Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template template0`);
  await admin.end();
  const client = new Client({ connectionString: server.url(name) });
  await client.connect();
  await client.query('create extension citext schema public; create extension hstore schema public');
  for (const row of rows) await new Trial(client, row, row.schema).setUp();
  for (const row of changed) await new Trial(client, row, row.schema).change();
  return client;
}

/** The values in the schemas of the rows that keep them. */
async function keptValues(client: Client): Promise<Values> {
  const kept = rows.filter(({ changesValues }) => !changesValues).map(({ schema }) => `${schema}.`);
  const values = await readValues(client, 'row');
  return new Map([...values].filter(([column]) => kept.some((schema) => column.startsWith(schema))));
}

/** The entries that only one of two dumps has. */
function differences(one: string, other: string): readonly string[] {
  const [left, right] = [one, other].map((text) => new Set(text.split('\n\n')));
  return [...(left ?? []), ...(right ?? [])].filter((entry) => !(left?.has(entry) && right?.has(entry)));
}

test('leaves out the properties that PostgreSQL 15 does not have', () => {
  expect(rows.length).toBeLessThan(rowsOf(dumpables, 18).length);
  expect(rows.filter(({ since = 15 }) => since > 15)).toEqual([]);
});

const programs = installedPrograms(15);
if (programs !== undefined)
  test('leads to the dump of pg_dump 15 of the wanted schema and back, for every property that is planned', async () => {
    const server = await startInstalledServer(programs);
    const clients: Client[] = [];
    const open = async (name: string, changed: readonly PlacedRow[]) => {
      const client = await databaseWith(server, name, changed);
      clients.push(client);
      return client;
    };
    try {
      const live = await open('live', []);
      const from = await introspect(live);
      const every = await introspect(
        await open(
          'every',
          rows.filter(({ refused }) => refused === undefined),
        ),
      );
      const refused = new Set(
        unmodelledObjects(from, every).map((object) => /\brow\d+(?=\b|_)/.exec(object)?.[0] ?? object),
      );
      const planned = rows.filter((row) => row.refused === undefined && !refused.has(row.schema));
      expect(planned.length).toBeGreaterThan(200);
      expect([...refused].filter((schema) => !rows.some((row) => row.schema === schema))).toEqual([]);

      const wanted = await open('wanted', planned);
      const to = await introspect(wanted);
      const start = { model: from, dump: await dump(server, 'live'), values: await keptValues(live) };
      const end = { model: to, dump: await dump(server, 'wanted') };
      let current = from;
      for (const { model, dump: expected } of [end, start]) {
        const plan = diffModels(current, model, { castThroughText: true });
        expect(plan.refusals).toEqual([]);
        await carryOut(live, plan);
        current = await introspect(live);
        if (fingerprint(current) !== fingerprint(model)) expect(current).toEqual(model);
        expect(differences(await dump(server, 'live'), expected)).toEqual([]);
        const values = await keptValues(live);
        expect(common(values, start.values)).toEqual(common(start.values, values));
      }
    } finally {
      for (const client of clients) await client.end();
      await server.stop();
    }
  }, 300_000);

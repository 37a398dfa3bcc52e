import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { createDatabase, serverUrl, serverVersion, type TestDatabase } from '@trellis/testing';
import { Client } from 'pg';
import { loadSamples, sampleRoles, sampleSchema, samplesFor } from '../../test/load-samples.ts';
import { build } from './build.ts';

const samples = samplesFor(serverVersion(), 'server');
const databases: TestDatabase[] = [];
const clients: Client[] = [];
let original: Model;
let rebuilt: Model;

beforeAll(async () => {
  const admin = await open(serverUrl());
  for (const role of sampleRoles) await admin.query(`create role ${role}`).catch(() => {});
  const source = await openNew();
  await loadSamples(source, samples);
  original = await introspect(source);
  const target = await openNew();
  await build(target, original);
  rebuilt = await introspect(target);
});

afterAll(async () => {
  for (const client of clients) await client.end();
  for (const database of databases) await database.drop();
  const admin = new Client({ connectionString: serverUrl() });
  await admin.connect();
  for (const role of sampleRoles) await admin.query(`drop role ${role}`);
  await admin.end();
});

test.each(samples.map((sample) => [sample.kind, sampleSchema(sample)]))(
  'rebuilds %s to an equal Model',
  (_kind, schema) => {
    const part = ofSchema(original, schema);
    expect(JSON.stringify(part).length).toBeGreaterThan(200);
    expect(ofSchema(rebuilt, schema)).toEqual(part);
  },
);

test('rebuilds the whole database to an equal Model, dependencies included', () => {
  expect(rebuilt).toEqual(original);
});

test('models every object of the samples', () => {
  expect(original.unmodelled).toBeUndefined();
});

/** The objects of one schema. */
function ofSchema(model: Model, schema: string): unknown {
  const mine = (object: { schema?: string }) => object.schema === schema;
  return {
    schemas: model.schemas.filter(({ name }) => name === schema),
    enums: model.enums.filter(mine),
    domains: model.domains.filter(mine),
    compositeTypes: model.compositeTypes.filter(mine),
    rangeTypes: model.rangeTypes.filter(mine),
    sequences: model.sequences.filter(mine),
    tables: model.tables.filter(mine),
    views: model.views.filter(mine),
    routines: model.routines.filter(mine),
    statistics: model.statistics.filter(mine),
    defaultPrivileges: model.defaultPrivileges.filter(mine),
    dependencies: Object.entries(model.dependencies ?? {}).filter(([id]) => id.includes(schema)),
  };
}

async function openNew(): Promise<Client> {
  const database = await createDatabase('round_trip');
  databases.push(database);
  return open(database.url);
}

async function open(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

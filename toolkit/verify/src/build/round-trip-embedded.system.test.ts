import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Connection, connectMemory, introspect } from '@trellis/database';
import type { Model } from '@trellis/model';
import { createDatabase, serverVersion } from '@trellis/testing';
import { Client } from 'pg';
import { loadSamples, samplesFor } from '../../test/load-samples.ts';
import { build } from './build.ts';

const opened: Connection[] = [];
let original: Model;
let rebuilt: Model;

beforeAll(async () => {
  const source = await open();
  await source.withClient((client) => loadSamples(client, samplesFor(source.serverVersion, 'embedded')));
  original = await source.withClient((client) => introspect(client));
  await source.close();
  const target = await open();
  rebuilt = await target.withClient(async (client) => {
    await build(client, original);
    return introspect(client);
  });
});

afterAll(async () => {
  for (const connection of opened) await connection.close();
});

test('builds an equal copy of every kind of object in the embedded engine', () => {
  expect(original.tables.length).toBeGreaterThan(50);
  expect(rebuilt).toEqual(original);
});

test('introspects the same Model from the embedded engine and from a server of the same major version', async () => {
  if (serverVersion() < 180000) return;
  const database = await createDatabase('as_embedded');
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await loadSamples(client, samplesFor(180000, 'embedded'));
    expect(await introspect(client)).toEqual(original);
  } finally {
    await client.end();
    await database.drop();
  }
});

async function open(): Promise<Connection> {
  const connection = await connectMemory();
  opened.push(connection);
  return connection;
}

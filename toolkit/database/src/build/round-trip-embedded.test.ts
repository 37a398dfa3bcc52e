import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Model } from '@trellis/model';
import { loadSamples, samplesFor } from '../../test/load-samples.ts';
import { build, type Connection, introspect, scratch } from '../index.ts';

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

test('the embedded engine builds every kind of object as it was', () => {
  expect(original.tables.length).toBeGreaterThan(50);
  expect(rebuilt).toEqual(original);
});

async function open(): Promise<Connection> {
  const connection = await scratch();
  opened.push(connection);
  return connection;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checksum } from '@trellis/plan/internal';
import { createDatabase, type TestDatabase } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { type History, readHistory } from '../history/history.ts';
import { writeManifest } from '../history/manifest.ts';
import { downgrade, upgrade } from './run.ts';
import { stamp } from './stamp.ts';
import { readState } from './state.ts';

const quiet = { debug() {}, warn() {}, error() {}, deprecate() {} };
const NAMES = ['20260101000000_one', '20260102000000_two'];

let folder: string;
let database: TestDatabase;
let history: History;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trellis-lost-'));
  database = await createDatabase('lost');
  const texts = NAMES.map(
    (name) => `export const up = (knex) => knex.raw('create table ${name.slice(15)} (a int)');
export const down = (knex) => knex.raw('drop table ${name.slice(15)}');\n`,
  );
  const migrations = NAMES.map((name, index) => {
    const text = texts[index] ?? '';
    writeFileSync(join(folder, `${name}.ts`), text);
    return { name, message: name, parent: NAMES[index - 1] ?? null, checksum: checksum(text), model: '' };
  });
  await writeManifest(folder, { format: 'trellis-history/1', migrations, releases: {} });
  history = await readHistory(folder);
});
afterAll(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a way to the server that ends at the first COMMIT: before the server gets it, or after it has answered. */
async function endingServer(when: 'at' | 'after'): Promise<{ readonly knex: Knex; close(): Promise<void> }> {
  const target = new URL(database.url);
  const sockets: Socket[] = [];
  const end = (server: Server) => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((client) => {
    const backend = connectSocket(Number(target.port || 5432), target.hostname);
    sockets.push(client, backend);
    let commits = false;
    for (const socket of [client, backend]) socket.on('error', () => {});
    client.on('data', (data) => {
      commits ||= data.includes('COMMIT');
      if (commits && when === 'at') end(server);
      else backend.write(data);
    });
    backend.on('data', (data) => {
      if (commits) client.write(data, () => end(server));
      else client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(database.url);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const knex = createKnex({ client: 'pg', connection: url.href, pool: { min: 0, max: 3 }, log: quiet });
  return {
    knex,
    async close() {
      end(server);
      await knex.destroy();
    },
  };
}

type Work = (knex: Knex) => Promise<unknown>;
const up: Work = (knex) => upgrade(knex, history);
const down: Work = (knex) => downgrade(knex, history, 'base');

test.each<readonly [string, 'at' | 'after', Work, string | null, RegExp, number]>([
  ['COMMIT of an upgrade', 'at', up, null, /^MIGRATION_FAILED: .* applied completely or not at all/, 0],
  ['the next step of an upgrade', 'after', up, null, /^CONNECTION_LOST: /, 1],
  ['COMMIT of a downgrade', 'at', down, 'head', /^MIGRATION_FAILED: /, 2],
  ['the next step of a downgrade', 'after', down, 'head', /^CONNECTION_LOST: /, 1],
  ['COMMIT of a stamp', 'at', (knex) => stamp(knex, history, 'head'), null, /^CONNECTION_LOST: /, 0],
])('a server that ends at %s gives an error with a code', async (_, when, work, target, message, left) => {
  const direct = createKnex({ client: 'pg', connection: database.url, pool: { min: 0, max: 1 }, log: quiet });
  await downgrade(direct, history, 'base');
  if (target) await upgrade(direct, history, target);
  const ending = await endingServer(when);
  const error = await work(ending.knex).then(
    () => undefined,
    (one: { readonly code: string; readonly message: string }) => one,
  );
  expect(`${error?.code}: ${error?.message}`).toMatch(message);
  await expect(readState(ending.knex, history)).rejects.toMatchObject({ code: 'CONNECTION_LOST' });
  await ending.close();
  expect((await readState(direct, history)).applied).toHaveLength(left);
  await direct.destroy();
});

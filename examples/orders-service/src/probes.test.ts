import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from './app.ts';
import { openDatabase } from './database.ts';

/** A server that accepts connections and never answers. */
let silent: Server;
const sockets = new Set<Socket>();
beforeEach(async () => {
  silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
  await once(silent, 'listening');
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  if (silent.listening) silent.close();
});

test.each(['refuses connections', 'does not answer'])(
  'the service is alive and not ready while the database %s',
  async (what) => {
    const { port } = silent.address() as AddressInfo;
    if (what === 'refuses connections') await new Promise((closed) => silent.close(closed));
    const knex = openDatabase(`postgres://me@127.0.0.1:${port}/shop`, 200);
    const app = await buildApp(knex);
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    try {
      expect((await fetch(`${base}/health`)).status).toBe(200);
      const ready = await fetch(`${base}/ready`);
      expect([ready.status, ready.headers.get('content-type')]).toEqual([
        503,
        'application/problem+json; charset=utf-8',
      ]);
      expect(await ready.json()).toMatchObject({ status: 503, detail: 'The database does not answer.' });
    } finally {
      await app.close();
      await knex.destroy();
    }
  },
);

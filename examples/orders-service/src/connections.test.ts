import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { buildApp } from './app.ts';
import { openDatabase } from './database.ts';

// No request of these tests asks the database.
const knex = openDatabase('postgres://me@127.0.0.1:1/shop');
afterAll(() => knex.destroy());

let app: Awaited<ReturnType<typeof buildApp>>;
let client: Socket;
let connected: Promise<unknown>;
beforeEach(async () => {
  app = await buildApp(knex);
  await app.listen({ port: 0, host: '127.0.0.1' });
  client = connect((app.server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  connected = once(app.server, 'connection');
});
afterEach(() => app.close());

/** Reads the answers on a connection until the service closes it. */
async function answers(): Promise<{ status: number; type: string | undefined; body: unknown }[]> {
  let text = '';
  for await (const chunk of client) text += chunk;
  return text.split(/(?=HTTP\/1\.1 )/).map((one) => {
    const [head = '', body = ''] = one.split('\r\n\r\n');
    return {
      status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]),
      type: /^content-type: (.*)$/im.exec(head)?.[1],
      body: JSON.parse(body),
    };
  });
}

const problem = (status: number) => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  body: { type: 'about:blank', title: expect.any(String), status, detail: expect.any(String) },
});

test('a request that comes when the service is closing is refused, and its connection is closed', async () => {
  await connected;
  const closed = app.close();
  while (app.server.listening) await setImmediate();
  client.write('GET /health HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(await answers()).toEqual([
    { ...problem(503), body: expect.objectContaining({ detail: 'The service is stopping.' }) },
  ]);
  await closed;
});

test.each<[string, string, number]>([
  ['text that is not HTTP', 'garbage\r\n\r\n', 400],
  ['a method that does not exist', 'FOO /orders HTTP/1.1\r\nHost: x\r\n\r\n', 400],
  [
    'two lengths of a body',
    'POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
    400,
  ],
  ['headers that are too long', `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
])('%s is answered by a problem', async (_, request, status) => {
  client.write(request);
  expect(await answers()).toEqual([problem(status)]);
});

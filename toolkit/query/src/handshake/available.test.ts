import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { serverVersion } from '@trellis/testing';
import createKnex, { type Knex } from 'knex';
import { types } from 'pg';
import { one } from '../../test/library.ts';
import { type OpenDatabase, openDatabase } from '../../test/test-database.ts';
import { assertDatabase } from './assert-database.ts';
import { checkDatabase } from './check-database.ts';

let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase('available', one);
  await database.knex.raw(
    `create table knex_migrations (name text); create table trellis_migrations (name text, release text)`,
  );
  await database.knex('knex_migrations').insert((one.migrations ?? []).map((name) => ({ name })));
});
afterAll(() => database.close());

const instances: Knex[] = [];
const servers: { readonly server: Server; readonly sockets: Set<Socket> }[] = [];
afterEach(async () => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
  await Promise.all(instances.splice(0).map((knex) => knex.destroy()));
});

/** Knex logs each connection that fails. */
const log = { warn: () => undefined, error: () => undefined };

function knexFor(connection: object | string, settings: object = {}): Knex {
  const knex = createKnex({ client: 'pg', connection, log, pool: { min: 0, max: 3 }, ...settings });
  instances.push(knex);
  return knex;
}

/** Starts a TCP server. */
async function listen(port: number, onSocket: (socket: Socket) => void = () => undefined): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  servers.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

/** Returns the settings of a connection to the test database by another port. */
function throughPort(port: number): object {
  const { username, password, pathname } = new URL(database.url);
  return {
    host: '127.0.0.1',
    port,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: pathname.slice(1),
  };
}

/** Passes everything on to the test server. */
function forward(socket: Socket): void {
  const { hostname, port } = new URL(database.url);
  const other = connect(Number(port || 5432), hostname);
  other.on('error', () => socket.destroy());
  socket.on('close', () => other.destroy());
  other.on('close', () => socket.destroy());
  socket.pipe(other).pipe(socket);
}

test.each(['throw', 'warn', 'wait'] as const)(
  'mode %s: a server that never answers is bounded',
  async (mode) => {
    const knex = knexFor(throughPort(await listen(0)));
    await expect(assertDatabase(knex, one, { mode, timeout: 300, interval: 50 })).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('Expected an answer from the database within 300 ms.'),
    });
    const stop = new AbortController();
    const waiting = assertDatabase(knex, one, { mode, signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 50);
    await expect(waiting).rejects.toThrow('enough');
  },
);

test('checkDatabase ends with its signal, before and while a server does not answer', async () => {
  const knex = knexFor(throughPort(await listen(0)));
  const stop = new AbortController();
  const waiting = checkDatabase(knex, one, { signal: stop.signal });
  setTimeout(() => stop.abort(new Error('enough')), 50);
  await expect(waiting).rejects.toThrow('enough');
  await expect(checkDatabase(knex, one, { signal: stop.signal })).rejects.toThrow('enough');
});

test.each(['knex_migrations', 'trellis_migrations'])(
  'a lock on %s is bounded, and its statement canceled',
  async (name) => {
    const knex = knexFor(database.url);
    await knex.transaction(async (transaction) => {
      await transaction.raw(`lock table ${name} in access exclusive mode`);
      const [shared, bounded] = await Promise.allSettled([
        assertDatabase(knex, one, { timeout: 900 }),
        assertDatabase(knex, one, { timeout: 200 }),
      ]);
      expect([shared, bounded]).toMatchObject([
        { reason: { code: 'DATABASE_UNREACHABLE' } },
        { reason: { code: 'DATABASE_UNREACHABLE' } },
      ]);
      const stop = new AbortController();
      const waiting = assertDatabase(knex, one, { mode: 'wait', signal: stop.signal });
      setTimeout(() => stop.abort(new Error('enough')), 100);
      await expect(waiting).rejects.toThrow('enough');
      for (let left = 1; left > 0; ) {
        const { rows } = await transaction.raw(`select count(*)::int as left from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`);
        left = rows[0].left;
      }
    });
    expect(await assertDatabase(knex, one)).toMatchObject({ status: 'fits' });
  },
);

test('mode wait waits for a server that starts later; the other modes do not', async () => {
  const port = await listen(0);
  const { server } = servers.pop() as (typeof servers)[number];
  await new Promise((resolve) => server.close(resolve));
  const knex = knexFor(throughPort(port));
  await expect(assertDatabase(knex, one)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(assertDatabase(knex, one, { mode: 'warn' })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await expect(assertDatabase(knex, one, { mode: 'wait', timeout: 500, interval: 20 })).rejects.toMatchObject(
    {
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
      cause: { code: 'ECONNREFUSED' },
    },
  );
  const waiting = assertDatabase(knex, one, { mode: 'wait', interval: 20 });
  await new Promise((resolve) => setTimeout(resolve, 150));
  await listen(port, forward);
  expect(await waiting).toMatchObject({ status: 'fits' });
});

test('mode wait waits while a server closes connections, and for a database that is created later', async () => {
  let accepted = 0;
  const port = await listen(0, (socket) => {
    accepted += 1;
    if (accepted > 2) forward(socket);
    else socket.destroy();
  });
  expect(await assertDatabase(knexFor(throughPort(port)), one, { mode: 'wait', interval: 20 })).toMatchObject(
    {
      status: 'fits',
    },
  );
  const later = knexFor({ ...throughPort(port), database: 'trellis_no_such_database' });
  await expect(
    assertDatabase(later, one, { mode: 'wait', timeout: 800, interval: 20 }),
  ).rejects.toMatchObject({
    code: 'DATABASE_UNREACHABLE',
    cause: { code: '3D000' },
  });
});

test('mode wait does not wait if the role may not connect', async () => {
  const knex = knexFor({
    ...throughPort(await listen(0, forward)),
    user: 'trellis_no_such_role',
    password: 'x',
  });
  await expect(assertDatabase(knex, one, { mode: 'wait' })).rejects.toMatchObject({
    code: expect.stringMatching(/^28/),
  });
});

test('the result does not depend on the parsers of the driver or on postProcessResponse', async () => {
  const asText = { getTypeParser: () => (text: string) => text };
  const json = types.getTypeParser(114);
  types.setTypeParser(114, (text: string) => text);
  try {
    const knexes = [
      knexFor({ connectionString: database.url }, { postProcessResponse: () => ({ camel: 'case' }) }),
      knexFor({ connectionString: database.url }, { wrapIdentifier: (name: string) => name.toUpperCase() }),
      knexFor({ connectionString: database.url, types: asText }),
    ];
    for (const knex of knexes) expect(await assertDatabase(knex, one)).toMatchObject({ status: 'fits' });
  } finally {
    types.setTypeParser(114, json);
  }
});

test('a role that may not read does not fit', async () => {
  const { knex } = database;
  const role = `reader_${Date.now()}`;
  await knex.raw(`create role ${role} login password 'reader'`);
  const reader = knexFor({
    ...throughPort(Number(new URL(database.url).port || 5432)),
    host: new URL(database.url).hostname,
    user: role,
    password: 'reader',
  });
  const messages = async (uses?: ('authors' | 'books' | 'initials')[]) =>
    (await checkDatabase(reader, one, uses ? { uses } : {})).mismatches.map(({ message }) => message);
  try {
    expect(await messages(['authors', 'initials'])).toEqual([
      `authors cannot be read by the role ${role} (grant select)`,
      `initials cannot be read by the role ${role} (grant select)`,
    ]);
    await expect(assertDatabase(reader, one, { uses: ['authors'] })).rejects.toMatchObject({
      details: { mismatches: [{ object: 'table public.authors', effect: 'breaks' }] },
    });
    await knex.raw(
      `grant select (author_id, name) on authors to ${role}; grant select on initials to ${role}`,
    );
    expect(await messages(['authors', 'initials'])).toEqual([
      `authors cannot be read by the role ${role} in born (grant select)`,
    ]);
    await knex.raw(`grant select on authors to ${role}`);
    expect(await messages(['authors', 'initials'])).toEqual([]);
    await knex.raw('revoke usage on schema public from public');
    expect(await messages(['authors'])).toEqual([
      `authors is in public, which the search path does not contain or the role ${role} may not use`,
    ]);
  } finally {
    await reader.destroy();
    await knex.raw(`grant usage on schema public to public; drop owned by ${role}; drop role ${role}`);
  }
});

test('a key that is not valid or not enforced loosens', async () => {
  const { knex } = database;
  const key = async (definition: string) => {
    await knex.raw(`alter table books drop constraint books_author_id_fkey; alter table books add constraint books_author_id_fkey
      foreign key (author_id) references authors on delete cascade ${definition}`);
    return (await checkDatabase(knex, one, { uses: ['books'] })).mismatches;
  };
  expect(await key('not valid')).toMatchObject([
    { effect: 'loosens', message: expect.stringContaining('from author_id to authors that is not valid') },
  ]);
  if (serverVersion() >= 180000) {
    expect(await key('not enforced')).toMatchObject([
      {
        effect: 'loosens',
        message: expect.stringContaining('from author_id to authors that is not enforced'),
      },
    ]);
    await knex.raw('alter table books alter title drop not null, add constraint t not null title not valid');
    expect((await checkDatabase(knex, one, { uses: ['books'] })).mismatches).toMatchObject([
      { message: expect.stringContaining('books.title may be null') },
      {},
    ]);
    await knex.raw('alter table books validate constraint t');
  }
  expect(await key('')).toEqual([]);
});

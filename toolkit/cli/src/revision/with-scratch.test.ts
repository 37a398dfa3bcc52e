import { beforeAll, expect, test } from '@jest/globals';
import type { Connection } from '@trellis/database';
import { withScratch } from '@trellis/verify';
import { closeScratch } from '@trellis/verify/internal';
import { testConnection } from '../../test/project.ts';

const database = testConnection('scratch');
let connection: Connection;
beforeAll(() => {
  ({ connection } = database);
});

const ours = () => connection.knex('pg_database').whereLike('datname', `trellis_scratch_%_${process.pid}_%`);

test('one that is only being made yet is closed too', async () => {
  let opening: Promise<Connection> | undefined;
  const work = withScratch({ connection, url: database.url }, async (open) => {
    opening = open();
    await closeScratch();
    return opening;
  });
  await work;
  expect(await ours()).toEqual([]);
});

test('one that is made while the work is given what it needs goes when that fails, and nobody is told who judges', async () => {
  const told: unknown[] = [];
  const given = () => Promise.reject<never>(new RangeError('unreadable'));
  const judged = { connection, url: database.url, given, onEngine: (judge: unknown) => told.push(judge) };
  await expect(withScratch(judged, (open) => open())).rejects.toThrow('unreadable');
  expect([await ours(), told]).toEqual([[], []]);
});

test('what the work cannot be given is told before what is wrong with the server', async () => {
  const given = () => Promise.reject<never>(new RangeError('unreadable'));
  const judged = { connection, url: `${database.url}_gone`, scratch: 'nowhere' as never, given };
  await expect(withScratch(judged, (open) => open())).rejects.toThrow('unreadable');
});

test('after the end for good no other one is opened', async () => {
  await closeScratch({ forGood: true });
  await expect(withScratch({ connection, url: database.url }, (open) => open())).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  expect(await ours()).toEqual([]);
});

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

test('closes a scratch database that is still being created', async () => {
  let opening: Promise<Connection> | undefined;
  const work = withScratch({ connection, url: database.url }, async (open) => {
    opening = open();
    await closeScratch();
    return opening;
  });
  await work;
  expect(await ours()).toEqual([]);
});

test('drops the first scratch database and reports no engine if reading the input fails', async () => {
  const reported: unknown[] = [];
  const given = () => Promise.reject<never>(new RangeError('unreadable'));
  const options = {
    connection,
    url: database.url,
    given,
    onEngine: (engine: unknown) => reported.push(engine),
  };
  await expect(withScratch(options, (open) => open())).rejects.toThrow('unreadable');
  expect([await ours(), reported]).toEqual([[], []]);
});

test('reports an error of the input before one of the server', async () => {
  const given = () => Promise.reject<never>(new RangeError('unreadable'));
  const options = { connection, url: `${database.url}_gone`, scratch: 'nowhere' as never, given };
  await expect(withScratch(options, (open) => open())).rejects.toThrow('unreadable');
});

test('opens no scratch database after an interruption', async () => {
  await closeScratch({ forGood: true });
  await expect(withScratch({ connection, url: database.url }, (open) => open())).rejects.toMatchObject({
    code: 'INTERRUPTED',
  });
  expect(await ours()).toEqual([]);
});

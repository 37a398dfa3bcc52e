import { afterEach, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { serverAddress } from './address.ts';

const env = { PGUSER: 'os', PGHOST: 'pghost', PGPORT: '6543', PGDATABASE: 'pgdb' };
const before = { ...process.env };
beforeEach(() => void Object.assign(process.env, env));
afterEach(() => {
  for (const name of Object.keys(env)) {
    delete process.env[name];
    if (before[name] !== undefined) process.env[name] = before[name];
  }
});

test.each([
  ['postgres://me:secret@db.example.com:5433/shop', 'me@db.example.com:5433/shop'],
  ['postgresql://me:se%40cret@localhost/shop?sslmode=require', 'me@localhost:6543/shop'],
  ['postgres://localhost', 'os@localhost:6543/pgdb'],
  ['postgres:///shop', 'os@pghost:6543/shop'],
  ['postgres://db.example.com/shop?user=you&password=secret&port=1', 'you@db.example.com:1/shop'],
  ['postgres:///shop?host=/var/run/postgresql&user=me', 'me@[/var/run/postgresql]:6543/shop'],
  ['postgres://me:secret@%2Fvar%2Frun/shop', 'me@[/var/run]:6543/shop'],
  ['postgres://me:secret@[::1]:5432/a%20b', 'me@[::1]:5432/a b'],
])('names where the driver connects to by %s', async (url, address) => {
  expect(await serverAddress(url, 'the URL')).toBe(address);
});

test('blames the setting for a certificate that cannot be read, and not a socket', async () => {
  const url = 'postgres://me:secret@localhost/shop?sslrootcert=/nowhere/root.crt';
  await expect(serverAddress(url, '--from')).rejects.toMatchObject({
    code: 'URL_INVALID',
    message: expect.stringMatching(
      /^Expected --from as .*, got one that names \/nowhere\/root\.crt, which cannot be read\./,
    ),
  });
});

test('refuses a URL without a user where the environment has none', async () => {
  const { user } = pg.defaults;
  delete process.env['PGUSER'];
  delete pg.defaults.user;
  await expect(serverAddress('postgres://localhost/shop', 'DATABASE_URL')).rejects.toMatchObject({
    code: 'URL_INVALID',
    message: expect.stringContaining('got one without a user, and PGUSER is not set either.'),
  });
  pg.defaults.user = user;
});

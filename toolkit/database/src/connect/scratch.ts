import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { quoteIdentifier } from '@trellis/model';
import { connectMemory } from './connect-embedded.ts';
import { connectServer } from './connect-server.ts';
import type { Connection } from './connection.ts';

/**
 * Opens an empty throw-away database: on the server of `like` where its user may make databases,
 * and in memory otherwise. It is gone when it is closed; what a killed process left is swept up.
 *
 * @param like the connection whose server (and so whose version) is to judge
 * @param url the URL of that server
 */
export async function scratch(
  options: { readonly like?: Connection; readonly url?: string | undefined } = {},
): Promise<Connection> {
  const { like, url = process.env['DATABASE_URL'] } = options;
  if (like?.engine !== 'server' || !url || !(await mayCreate(like))) return connectMemory();
  await sweep(like);
  const name = `trellis_scratch_${hostname().replace(/\W/g, '').slice(0, 16)}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await like.knex.raw(`create database ${quoteIdentifier(name)} template template0`);
  const there = new URL(url);
  there.pathname = `/${name}`;
  const connection = await connectServer(there.href);
  return {
    ...connection,
    describe: () => `a throw-away database beside ${like.describe()}`,
    async close() {
      const closing = connection.close();
      // A statement that runs yet must not keep an interrupted process waiting: the drop ends it.
      await Promise.race([closing, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
      await drop(like, name);
      await closing;
    },
  };
}

async function mayCreate({ knex }: Connection): Promise<boolean> {
  const { rows } = await knex.raw(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** Drops scratch databases that nobody is connected to and that are not fresh: their makers were killed. */
async function sweep(like: Connection): Promise<void> {
  const { rows } = await like.knex
    .raw(
      `select datname from pg_database d
     where datname like 'trellis\\_scratch\\_%' and datdba = (select oid from pg_roles where rolname = current_user)
       and not exists (select from pg_stat_activity a where a.datid = d.oid)
       and (pg_stat_file('base/' || d.oid || '/PG_VERSION', true)).modification < now() - interval '1 hour'`,
    )
    .catch(() => ({ rows: [] }));
  for (const { datname } of rows) await drop(like, datname).catch(() => {});
}

async function drop({ knex }: Connection, name: string): Promise<void> {
  await knex.raw(`drop database if exists ${quoteIdentifier(name)} with (force)`);
}

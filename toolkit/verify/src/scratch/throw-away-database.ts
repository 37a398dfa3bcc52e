import { randomBytes } from 'node:crypto';
import { type Connection, connectServer } from '@trellis/database';
import { quoteIdentifier } from '@trellis/model';
import type { Scratch, ScratchServer } from './scratch.ts';
import { standIn } from './stand-in-role.ts';
import { openPlace } from './transaction/place.ts';
import { RolledBack } from './transaction/transaction.ts';

/** How long a scratch database may be made and not entered yet, where nobody can tell whether its maker lives. */
const FRESH_SECONDS = 60;

/**
 * Throw-away databases on a server, for a user who may make them.
 *
 * @returns the reason, where that is not so
 */
export async function throwAwayDatabases({ like, url }: ScratchServer): Promise<Scratch | string> {
  if (!(await mayMakeDatabases(like))) return 'the user may not make databases';
  const inner: RolledBack[] = [];
  return {
    kind: 'database',
    async open(roles = [], onMaking = () => {}) {
      const { url: own, ...database } = await scratchDatabase(like, url, onMaking);
      if (roles.length === 0) return database;
      try {
        // Roles are the whole server's: they are made where nobody else sees them.
        const transaction = await RolledBack.begin(own);
        inner.push(transaction);
        const place = await openPlace(transaction, database.describe());
        const close = () =>
          place
            .close()
            .finally(() => transaction.end())
            .finally(database.close);
        return await standIn({ ...place, close }, roles);
      } catch (error) {
        await database.close();
        throw error;
      }
    },
    failure: () => inner.find(({ failure }) => failure)?.failure,
    doubt: () => inner.find(({ doubt }) => doubt)?.doubt,
    close: async () => {},
  };
}

/**
 * Opens an empty throw-away database on the server of a connection. It is dropped when it is closed; what
 * killed processes left there is swept up first.
 *
 * @param like the connection; it has to outlive this one, which is dropped by way of it
 * @param url the URL of that server
 * @param onMaking told once the server makes it
 */
async function scratchDatabase(
  like: Connection,
  url: string,
  onMaking: () => void,
): Promise<Connection & { readonly url: string }> {
  const { time, backend, left } = await look(like);
  await sweep(like, left);
  const name = `trellis_scratch_${time}_${backend}_${process.pid}_${randomBytes(4).toString('hex')}`;
  await like.withClient((client) => {
    const made = client.query(`create database ${quoteIdentifier(name)} template template0`);
    onMaking();
    return made;
  });
  const there = new URL(url);
  there.pathname = `/${name}`;
  const connection = await enter(there.href).catch(async (error: unknown) => {
    await drop(like, name);
    throw error;
  });
  let closing: Promise<void> | undefined;
  const close = async () => {
    const closed = connection.close();
    // A statement that runs yet must not keep an interrupted process waiting: the drop ends it.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
    await drop(like, name);
    await closed;
  };
  return {
    ...connection,
    url: there.href,
    // What is asked after each step is planned once.
    withClient: (work) =>
      connection.withClient((client) => work(Object.assign(client, { keepsPlans: true }))),
    describe: () => `a throw-away database beside ${like.describe()}`,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

/** Whether the user of a connection may make databases. */
async function mayMakeDatabases({ knex }: Connection): Promise<boolean> {
  const { rows } = await knex.raw(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** One of its connections stays as long as its process lives, which is how others see that it is in use. */
function enter(url: string): Promise<Connection> {
  return connectServer(url, { keep: 1 });
}

/**
 * The server's time, the backend that stays while the process that asks lives, and the names of this user's scratch
 * databases that nobody is in any more: their makers were killed. One that was made just now is about to be entered,
 * as long as the backend that made it is there.
 */
async function look({
  knex,
}: Connection): Promise<{ readonly time: string; readonly backend: number; readonly left: string[] }> {
  const { rows } = await knex.raw(
    `select extract(epoch from now())::int8::text as time, pg_backend_pid() as backend, array(
       select datname::text from pg_database d,
         lateral (select substring(datname from '^trellis_scratch_([0-9]{1,15})_')::int8 as time,
           substring(datname from '^trellis_scratch_[0-9]+_([0-9]{1,9})_[0-9]+_')::int as backend) made
       where datname like 'trellis\\_scratch\\_%' and datdba = (select oid from pg_roles where rolname = current_user)
         and not exists (select from pg_stat_activity a where a.datid = d.oid)
         and (extract(epoch from now())::int8 - ${FRESH_SECONDS} > coalesce(time, 0)
           or not exists (select from pg_stat_activity a where a.pid = backend) and backend is not null)) as left`,
  );
  return rows[0];
}

/** Drops scratch databases that were left. */
async function sweep({ knex }: Connection, left: readonly string[]): Promise<void> {
  // Two processes may sweep at once, and the other was first.
  for (const name of left) await knex.raw(`drop database if exists ${quoteIdentifier(name)}`).catch(() => {});
}

async function drop({ knex }: Connection, name: string): Promise<void> {
  await knex.raw(`drop database if exists ${quoteIdentifier(name)} with (force)`);
}

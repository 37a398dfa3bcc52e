import { randomBytes } from 'node:crypto';
import { type Connection, connectServer } from '@trellis/database';
import { quoteIdentifier } from '@trellis/model';
import { type KeptScratch, keptDatabase, notKept } from './kept-scratch.ts';
import { withPlaceholderRoles } from './placeholder-role.ts';
import type { Scratch, ScratchDatabase, ScratchServer } from './scratch.ts';
import { openSimulatedDatabase, RolledBackTransaction } from './transaction/index.ts';

/** How long a new database may have no connection before it counts as left behind, where its creator is unknown. */
const FRESH_SECONDS = 60;

/**
 * Temporary databases on a server, for a user who may create databases.
 *
 * @returns the reason as a string, where the user may not
 */
export async function temporaryDatabases({ like, url }: ScratchServer): Promise<Scratch | string> {
  if (!(await mayCreateDatabases(like))) return 'the user may not create databases';
  const inner: RolledBackTransaction[] = [];
  return {
    kind: 'database',
    async open(roles = [], onMaking = () => {}) {
      const { url: own, ...database } = await scratchDatabase(like, url, onMaking);
      if (roles.length === 0) return database;
      try {
        // Roles belong to the whole server: a transaction hides them from others.
        const transaction = await RolledBackTransaction.begin(own);
        inner.push(transaction);
        const place = await openSimulatedDatabase(transaction, database.describe());
        const close = () =>
          place
            .close()
            .finally(() => transaction.end())
            .finally(database.close);
        const keep = async () => {
          await close();
          return notKept('it had placeholder roles, which exist only in a transaction that is rolled back');
        };
        return await withPlaceholderRoles({ ...place, close, keep }, roles);
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
 * Creates an empty temporary database on the server of a connection, and drops it when it is closed, unless it is kept
 * under another name, which the next process does not drop. Drops the databases
 * of killed processes first.
 *
 * @param like the connection; it must stay open longer, since it drops the database
 * @param url the URL of that server
 * @param onMaking called once the server creates it
 */
async function scratchDatabase(
  like: Connection,
  url: string,
  onMaking: () => void,
): Promise<ScratchDatabase & { readonly url: string }> {
  const { time, backend, left } = await inspect(like);
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
  let kept: Promise<KeptScratch> | undefined;
  const keep = async () => {
    await connection.close();
    return keepDatabase(like, there);
  };
  let closing: Promise<void> | undefined;
  const close = async () => {
    // An interruption may come while the database is renamed.
    if (kept) return dropKept(like, name, kept);
    const closed = connection.close();
    // A running statement must not delay an interrupted process: the drop ends it.
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
    await drop(like, name);
    await closed;
  };
  return {
    ...connection,
    url: there.href,
    // Catalog queries are prepared once.
    withClient: (work) =>
      connection.withClient((client) => work(Object.assign(client, { keepsPlans: true }))),
    describe: () => `a temporary database beside ${like.describe()}`,
    close() {
      closing ??= close();
      return closing;
    },
    keep() {
      kept ??= keep();
      return kept;
    },
  };
}

/** Renames a database without connections, so that its name is no longer one of a scratch database. */
async function keepDatabase({ knex }: Connection, url: URL): Promise<KeptScratch> {
  const name = url.pathname.slice(1);
  await knex.raw(`alter database ${quoteIdentifier(name)} rename to ${quoteIdentifier(keptName(name))}`);
  const there = new URL(url);
  there.pathname = `/${keptName(name)}`;
  return keptDatabase(there.href);
}

function keptName(name: string): string {
  return name.replace(/^trellis_scratch_/, 'trellis_kept_');
}

async function dropKept(like: Connection, name: string, kept: Promise<unknown>): Promise<void> {
  await kept.catch(() => {});
  for (const one of [name, keptName(name)]) await drop(like, one);
}

/** Whether the user of a connection may create databases. */
async function mayCreateDatabases({ knex }: Connection): Promise<boolean> {
  const { rows } = await knex.raw(
    'select rolcreatedb or rolsuper as may from pg_roles where rolname = current_user',
  );
  return rows[0]?.may === true;
}

/** Keeps one connection as long as the process lives, so that others see that the database is in use. */
function enter(url: string): Promise<Connection> {
  return connectServer(url, { keep: 1 });
}

/**
 * The server's time, the backend of this connection, and the names of this user's scratch databases without a connection:
 * their processes were killed. A database whose creator still runs may not be connected to yet.
 */
async function inspect({
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

/** Drops the scratch databases of killed processes. */
async function sweep({ knex }: Connection, left: readonly string[]): Promise<void> {
  // Another process may drop it at the same time.
  for (const name of left) await knex.raw(`drop database if exists ${quoteIdentifier(name)}`).catch(() => {});
}

async function drop({ knex }: Connection, name: string): Promise<void> {
  await knex.raw(`drop database if exists ${quoteIdentifier(name)} with (force)`);
}

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Connection, isLost } from '@trellis/database';
import { TrellisError } from '@trellis/model';
import { allowCommit, COMMITS_BY_ITSELF, forgetCommit, refuseCommit } from './one-commit.ts';
import { withoutTransactions } from './own-transaction.ts';

/**
 * Reads the file of a side, to the letter: what is not UTF-8 would stand in the database as something else.
 *
 * @throws TrellisError `SIDE_UNKNOWN` where there is no such file, `FILE_INVALID` where it is not text
 */
export async function readText(side: string): Promise<string> {
  const path = resolve(side);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const got = error.code === 'ENOENT' ? 'none' : error.code === 'EISDIR' ? 'a folder' : undefined;
    if (got === undefined) throw error;
    throw new TrellisError('SIDE_UNKNOWN', `Expected a file at ${path}, got ${got}. Mend the path.`);
  });
  // A mark of the byte order is none of the text.
  const text = decoded(bytes);
  if (text !== undefined && !text.includes('\0')) return text;
  const got = text === undefined ? 'bytes that are none' : 'a NUL among them';
  const todo = 'Save it as UTF-8 (pg_dump: --encoding=UTF8).';
  throw new TrellisError('FILE_INVALID', `Expected UTF-8 text in ${path}, got ${got}. ${todo}`);
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Runs a file of SQL, a dump of `pg_dump` for one, in an empty database: all of it or nothing, and nothing beyond
 * that database.
 *
 * @param path how the file is called in messages
 * @throws TrellisError `SQL_FAILED` where it does not run, or takes back what it did; `SQL_BEYOND_DATABASE` where
 *   it writes what the whole server shares, such as roles
 */
export async function runSql(connection: Connection, path: string, text: string): Promise<void> {
  const { sql, takesBack } = withoutTransactions(forServer(text));
  if (takesBack !== undefined)
    throw new TrellisError(
      'SQL_FAILED',
      `Expected SQL in ${path} that is kept, got a ROLLBACK that takes it back (line ${takesBack}). Take it out of the file.`,
    );
  await connection.withClient(async (client) => {
    // Catalogs that all databases share, and this transaction writes; a lock is kept to its end.
    const written = async () => {
      const { rows } = await client.query<{ name: string }>(
        `select relation::pg_catalog.regclass::text as name from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid()
         and locktype = 'relation' and database = 0 and mode = 'RowExclusiveLock'
         -- A GRANT gives its lock back at once. What is granted on the database itself goes with it.
         union all select 'pg_database' from pg_catalog.pg_database
         where ${WRITTEN_HERE} and datname <> pg_catalog.current_database()
         union all select 'pg_tablespace' from pg_catalog.pg_tablespace where ${WRITTEN_HERE}`,
      );
      const names = rows.map(({ name }) => name.replace(/^pg_catalog\./, ''));
      return Object.keys(SHARED).filter((name) => names.includes(name));
    };
    await client.query('BEGIN');
    try {
      const before = await written();
      if (connection.engine === 'server') await refuseCommit(client);
      // A limit of time that the file sets is not for what is asked after it.
      await client.query(`${sql}\n;SET statement_timeout = 0`).catch((error) => {
        throw isLost(error) ? error : failed(path, sql, error);
      });
      const beyond = (await written()).find((name) => !before.includes(name));
      if (connection.engine === 'server' && beyond !== undefined)
        throw new TrellisError(
          'SQL_BEYOND_DATABASE',
          `Expected SQL in ${path} that changes its own database, got a change of ${SHARED[beyond]}, which the whole server shares: nothing was kept. Take it out of the file and do it on the server first, or set TRELLIS_SCRATCH=embedded.`,
        );
      await allowCommit(client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
    // Whom and what the file set is not for those who read after it.
    await client.query('RESET SESSION AUTHORIZATION');
    await client.query('RESET ALL');
    if (connection.engine === 'server') await forgetCommit(client);
  });
}

/** SQL: whether this transaction wrote a row, or one within it: what others have not committed is not to be seen. */
const WRITTEN_HERE = `case when pg_catalog.age(xmin) <= 0 then pg_catalog.txid_status(
  (pg_catalog.txid_current() >> 32 << 32) + xmin::text::bigint) = 'in progress' end`;

/** The catalogs that a file might write for all databases, by what is in them. */
const SHARED: Readonly<Record<string, string>> = {
  pg_authid: 'roles',
  pg_auth_members: 'memberships of roles',
  pg_database: 'databases',
  pg_db_role_setting: 'settings of roles or databases',
  pg_shdescription: 'comments on roles or databases',
  pg_shseclabel: 'security labels of roles or databases',
  pg_tablespace: 'tablespaces',
};

/**
 * The text without what of a dump is for psql alone and says nothing of the schema: the guards around it, and
 * rows. The lines keep their numbers.
 */
function forServer(text: string): string {
  return text
    .replace(/^COPY [^\n]+ FROM stdin[^;\n]*;\r?\n(?:[^\n]*\n)*?\\\.\r?$/gim, (rows) =>
      rows.replace(/[^\n]+/g, ''),
    )
    .replace(/^\\(?:un)?restrict\b.*$/gm, '');
}

function failed(path: string, sql: string, error: unknown): TrellisError {
  const { code, message, position } = error as Record<'code' | 'message' | 'position', string | undefined>;
  const before = position === undefined ? undefined : [...sql].slice(0, Number(position) - 1).join('');
  const line = before === undefined ? undefined : before.split('\n').length;
  const own =
    before?.slice(before.lastIndexOf('\n') + 1) === '' &&
    /^\\\w/.test(sql.split('\n')[(line ?? 0) - 1] ?? '');
  const todo = own
    ? 'It is a command of psql: take it out of the file.'
    : code === COMMITS_BY_ITSELF
      ? 'All of it is kept or nothing: take the COMMIT, or SET CONSTRAINTS ALL IMMEDIATE, out of the file.'
      : 'Mend the file.';
  const where = line === undefined ? path : `line ${line} of ${path}`;
  const text = `Expected the SQL to run in an empty database, got: ${message} (${where}). ${todo}`;
  return new TrellisError('SQL_FAILED', text, { cause: error });
}

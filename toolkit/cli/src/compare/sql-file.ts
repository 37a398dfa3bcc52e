import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Connection } from '@trellis/database';
import { isLost } from '@trellis/database/internal';
import { TrellisError } from '@trellis/model';
import { allowCommit, COMMITS_BY_ITSELF, forgetCommit, refuseCommit } from './one-commit.ts';
import { withoutTransactions } from './own-transaction.ts';

/**
 * Reads the file of a side as strict UTF-8: replaced bytes would change names and texts in the database.
 *
 * @throws TrellisError `SIDE_UNKNOWN` if the file does not exist, `FILE_INVALID` if it is not UTF-8 text
 */
export async function readText(side: string): Promise<string> {
  const path = resolve(side);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const got = error.code === 'ENOENT' ? 'none' : error.code === 'EISDIR' ? 'a folder' : undefined;
    if (got === undefined) throw error;
    throw new TrellisError('SIDE_UNKNOWN', `Expected a file at ${path}, got ${got}. Fix the path.`);
  });
  // The decoder removes a byte order mark.
  const text = decoded(bytes);
  if (text !== undefined && !text.includes('\0')) return text;
  const got = text === undefined ? 'other bytes' : 'a NUL byte';
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
 * Runs a file of SQL, such as a dump of `pg_dump`, in an empty database. All of it is committed or nothing, and it
 * must not change anything outside that database.
 *
 * @param path the path of the file, for messages
 * @throws TrellisError `SQL_FAILED` if it fails or rolls back; `SQL_BEYOND_DATABASE` if it writes a catalog that all
 *   databases share, such as roles
 */
export async function runSql(connection: Connection, path: string, text: string): Promise<void> {
  const { sql, rollbackLine } = withoutTransactions(forServer(text));
  if (rollbackLine !== undefined)
    throw new TrellisError(
      'SQL_FAILED',
      `${path} rolls back its own changes (ROLLBACK in line ${rollbackLine}). Remove the statement.`,
    );
  await connection.withClient(async (client) => {
    // The shared catalogs that this transaction has written. Their locks are held until its end.
    const written = async () => {
      const { rows } = await client.query<{ name: string }>(
        `select relation::pg_catalog.regclass::text as name from pg_catalog.pg_locks where pid = pg_catalog.pg_backend_pid()
         and locktype = 'relation' and database = 0 and mode = 'RowExclusiveLock'
         -- GRANT releases its lock at once. Privileges on the scratch database are dropped with it.
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
      // The file may set a timeout, which must not apply to later statements.
      await client.query(`${sql}\n;SET statement_timeout = 0`).catch((error) => {
        throw isLost(error) ? error : failed(path, sql, error);
      });
      const beyond = (await written()).find((name) => !before.includes(name));
      if (connection.engine === 'server' && beyond !== undefined)
        throw new TrellisError(
          'SQL_BEYOND_DATABASE',
          `${path} changes ${SHARED[beyond]}, which all databases of the server share. It was rolled back. Remove this from the file and run it on the server first, or set TRELLIS_SCRATCH=embedded.`,
        );
      await allowCommit(client);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      throw error;
    }
    // Roles and settings of the file must not apply to later statements.
    await client.query('RESET SESSION AUTHORIZATION');
    await client.query('RESET ALL');
    if (connection.engine === 'server') await forgetCommit(client);
  });
}

/** SQL: whether this transaction or a subtransaction wrote a row. Uncommitted rows of others are not visible. */
const WRITTEN_HERE = `case when pg_catalog.age(xmin) <= 0 then pg_catalog.txid_status(
  (pg_catalog.txid_current() >> 32 << 32) + xmin::text::bigint) = 'in progress' end`;

/** The catalogs that all databases share, with their contents for messages. */
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
 * Removes the parts of a dump that only psql understands: `\restrict`, and rows of COPY. Line numbers do not change.
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
  const isPsql =
    before?.slice(before.lastIndexOf('\n') + 1) === '' &&
    /^\\\w/.test(sql.split('\n')[(line ?? 0) - 1] ?? '');
  const todo = isPsql
    ? 'This is a command of psql: remove it from the file.'
    : code === COMMITS_BY_ITSELF
      ? 'The file runs in one transaction: remove COMMIT and SET CONSTRAINTS ALL IMMEDIATE from it.'
      : 'Fix the file.';
  const where = line === undefined ? path : `line ${line} of ${path}`;
  const text = `The SQL failed in an empty database: ${message} (${where}). ${todo}`;
  return new TrellisError('SQL_FAILED', text, { cause: error });
}

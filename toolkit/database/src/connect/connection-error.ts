import { TrellisError } from '@trellis/model';

const CHECK_NETWORK = 'Check the network and {setting}.';

/**
 * Errors of PostgreSQL and the operating system by code: the code that is thrown, the cause and the fix. `{setting}`
 * stands for the setting that the URL is from.
 */
const MEANINGS: Readonly<Record<string, readonly [code: string, cause: string, todo: string]>> = {
  '28P01': ['PASSWORD_WRONG', 'the server rejects the user or the password', 'Fix {setting}.'],
  '28000': [
    'PASSWORD_WRONG',
    'the server rejects the user',
    'Fix {setting}, or allow the user in pg_hba.conf.',
  ],
  '3D000': [
    'DATABASE_MISSING',
    'the database does not exist',
    'Create it with `createdb`, or fix {setting}.',
  ],
  '53300': ['SERVER_FULL', 'the server has no free connection', 'Wait, or raise max_connections.'],
  '57P03': ['SERVER_STARTING', 'the server is not ready', 'Try again in a moment.'],
  ECONNREFUSED: ['SERVER_UNREACHABLE', 'the connection is refused', 'Start the server, or fix {setting}.'],
  ENOTFOUND: ['SERVER_UNREACHABLE', 'the host does not exist', 'Fix the host in {setting}.'],
  EAI_AGAIN: [
    'SERVER_UNREACHABLE',
    'the name server does not answer',
    'Check the host in {setting} and the network.',
  ],
  EHOSTUNREACH: ['SERVER_UNREACHABLE', 'there is no route to the host', CHECK_NETWORK],
  ENETUNREACH: ['SERVER_UNREACHABLE', 'there is no route to the network', CHECK_NETWORK],
  ETIMEDOUT: ['SERVER_UNREACHABLE', 'the server does not answer in time', CHECK_NETWORK],
  ECONNRESET: [
    'SERVER_UNREACHABLE',
    'the connection was reset',
    'Check that a PostgreSQL server listens there.',
  ],
  ENOENT: ['SERVER_UNREACHABLE', 'the socket does not exist', 'Start the server, or fix {setting}.'],
  EACCES: [
    'SERVER_UNREACHABLE',
    'the socket cannot be opened',
    'Check the permissions of the socket and {setting}.',
  ],
};

/**
 * Returns the error of a failed connection, in one line and without the password.
 *
 * @param error the error of the driver
 * @param place the server, as `Connection.describe` returns it
 * @param setting the setting that the URL is from
 * @returns a TrellisError `SERVER_UNREACHABLE`, `PASSWORD_WRONG`, `DATABASE_MISSING`, `SERVER_FULL`,
 *   `SERVER_STARTING` or `CONNECTION_FAILED`
 */
export function connectionError(error: unknown, place: string, setting: string): TrellisError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const known = MEANINGS[code] ?? (/timeout/i.test(message) ? MEANINGS['ETIMEDOUT'] : undefined);
  const [name, cause, todo] = known ?? [
    'CONNECTION_FAILED',
    `"${message}"`,
    'Check the server log and {setting}.',
  ];
  return new TrellisError(
    name,
    `Cannot connect to ${place}: ${cause}. ${todo.replace('{setting}', setting)}`,
    {
      cause: error,
    },
  );
}

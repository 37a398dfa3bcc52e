import { TrellisError } from '@trellis/model';

/** How PostgreSQL and the operating system say that there is no way in, and what it means. */
const MEANINGS: Readonly<Record<string, readonly [code: string, got: string, todo: string]>> = {
  '28P01': ['PASSWORD_WRONG', 'a refusal of the user or the password', 'Mend DATABASE_URL.'],
  '28000': [
    'PASSWORD_WRONG',
    'a refusal of the user',
    'Mend DATABASE_URL, or let the user in by pg_hba.conf.',
  ],
  '3D000': ['DATABASE_MISSING', 'no database of that name', 'Make it by `createdb`, or mend DATABASE_URL.'],
  '53300': ['SERVER_FULL', 'no free connection', 'Wait, or raise max_connections.'],
  '57P03': ['SERVER_STARTING', 'a server that is not ready', 'Try again in a moment.'],
  ECONNREFUSED: [
    'SERVER_UNREACHABLE',
    'nothing that listens there',
    'Start the server, or mend DATABASE_URL.',
  ],
  ENOTFOUND: ['SERVER_UNREACHABLE', 'no host of that name', 'Mend the host in DATABASE_URL.'],
  EAI_AGAIN: [
    'SERVER_UNREACHABLE',
    'no answer from the name server',
    'Mend the host in DATABASE_URL, or the network.',
  ],
  EHOSTUNREACH: ['SERVER_UNREACHABLE', 'no way to the host', 'Mend the network, or DATABASE_URL.'],
  ENETUNREACH: ['SERVER_UNREACHABLE', 'no way to the network', 'Mend the network, or DATABASE_URL.'],
  ETIMEDOUT: ['SERVER_UNREACHABLE', 'no answer in time', 'Mend the network, or DATABASE_URL.'],
  ECONNRESET: [
    'SERVER_UNREACHABLE',
    'a connection that broke off',
    'See that a PostgreSQL server listens there.',
  ],
  ENOENT: ['SERVER_UNREACHABLE', 'no socket there', 'Start the server, or mend DATABASE_URL.'],
  EACCES: ['SERVER_UNREACHABLE', 'no right to open the socket', 'Mend the rights, or DATABASE_URL.'],
};

/**
 * What went wrong on the way to a server, in one line without the password.
 *
 * @param error what the driver threw
 * @param place the server as `Connection.describe` tells it
 * @returns a TrellisError `SERVER_UNREACHABLE`, `PASSWORD_WRONG`, `DATABASE_MISSING`, `SERVER_FULL`,
 *   `SERVER_STARTING` or `CONNECTION_FAILED`
 */
export function connectionError(error: unknown, place: string): TrellisError {
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const known = MEANINGS[code] ?? (/timeout/i.test(message) ? MEANINGS['ETIMEDOUT'] : undefined);
  const [name, got, todo] = known ?? [
    'CONNECTION_FAILED',
    `"${message}"`,
    'See the server log, or mend DATABASE_URL.',
  ];
  return new TrellisError(name, `Expected a PostgreSQL server at ${place}, got ${got}. ${todo}`, {
    cause: error,
  });
}

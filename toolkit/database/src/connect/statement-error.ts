import { TrellisError } from '@trellis/model';

/** What PostgreSQL's codes mean for who reads them; by the whole code, or by the class that it begins with. */
const MEANINGS: Readonly<Record<string, readonly [code: string, expected: string, todo: string]>> = {
  '42501': ['PERMISSION_DENIED', 'the right to do this', 'Grant it to the user, or use another one.'],
  '57014': ['STATEMENT_CANCELED', 'time to finish', 'Raise statement_timeout of the user or the database.'],
  '55P03': ['LOCK_TIMEOUT', 'a lock in time', 'Try again when the others have ended, or raise lock_timeout.'],
  '40P01': ['LOCK_TIMEOUT', 'a lock', 'Try again.'],
  '25006': ['READ_ONLY', 'a database that can be written', 'Use the primary server and not a standby.'],
  '53': ['SERVER_FULL', 'room on the server', 'See what it lacks: disk, memory or connections.'],
  '57P': ['CONNECTION_LOST', 'the connection to last', 'See that the server runs, and try again.'],
  '08': ['CONNECTION_LOST', 'the connection to last', 'See that the server runs, and try again.'],
};

const LOST = [
  'CONNECTION_LOST',
  'the connection to last',
  'See the network and the server, and try again.',
] as const;

/**
 * What went wrong when something was asked of a database, in one line.
 *
 * @param error what was thrown
 * @returns a TrellisError (`PERMISSION_DENIED`, `STATEMENT_CANCELED`, `LOCK_TIMEOUT`, `READ_ONLY`, `SERVER_FULL`,
 *   `CONNECTION_LOST`, else `STATEMENT_FAILED`); nothing when the error is not a database's
 */
export function statementError(error: unknown): TrellisError | undefined {
  const code = sqlState(error);
  const known = isLost(error)
    ? LOST
    : code && (MEANINGS[code] ?? MEANINGS[code.slice(0, 3)] ?? MEANINGS[code.slice(0, 2)]);
  if (known === undefined || known === '') {
    if (code === undefined) return undefined;
    const text = `Expected PostgreSQL to do what was asked, got: ${serverMessage(error)} (${code}). --verbose tells where.`;
    return new TrellisError('STATEMENT_FAILED', text, { cause: error });
  }
  const [name, expected, todo] = known;
  return new TrellisError(name, `Expected ${expected}, got: ${serverMessage(error)}. ${todo}`, {
    cause: error,
  });
}

/** What the database said, in one line: Knex puts the whole statement before it. */
export function serverMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // The stack has the message as it was before Knex wrote to it.
  const [first = ''] = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const original = first.replace(/^[\w ]*: /, '');
  const own =
    original !== '' && text.endsWith(` - ${original}`) ? original : (text.split(' - ').at(-1) ?? text);
  return (own.split('\n')[0] ?? own).trim();
}

/** Whether an error says that the connection is gone: what was under way has ended one way or the other. */
export function isLost(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return (
    /^(57P0[123]|08...|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(String(code)) ||
    /Connection terminated|Connection ended|Client has encountered a connection error/.test(String(message))
  );
}

/** PostgreSQL's five-letter code, of an error that is PostgreSQL's. */
function sqlState(error: unknown): string | undefined {
  const { code, severity } = (error ?? {}) as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === 'string' && typeof severity === 'string' ? code : undefined;
}

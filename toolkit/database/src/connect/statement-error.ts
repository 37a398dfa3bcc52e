import { isTrellisError, TrellisError } from '@trellis/model';

/** SQLSTATE codes, or their classes: the code that is thrown, the problem and the fix. */
const MEANINGS: Readonly<Record<string, readonly [code: string, problem: string, todo: string]>> = {
  '42501': [
    'PERMISSION_DENIED',
    'The user lacks a privilege',
    'Grant it to the user, or connect as another user.',
  ],
  '57014': [
    'STATEMENT_CANCELED',
    'The statement was canceled',
    'Raise statement_timeout of the user or the database.',
  ],
  '55P03': [
    'LOCK_TIMEOUT',
    'A lock was not available in time',
    'Try again when the other transactions have ended, or raise lock_timeout.',
  ],
  '40P01': ['LOCK_TIMEOUT', 'The transaction is part of a deadlock', 'Try again.'],
  '25006': ['READ_ONLY', 'The database is read-only', 'Connect to the primary server, not to a standby.'],
  '53': ['SERVER_FULL', 'The server lacks resources', 'Check its disk space, memory and connections.'],
  '57P': ['CONNECTION_LOST', 'The connection was lost', 'Check that the server runs, and try again.'],
  '08': ['CONNECTION_LOST', 'The connection was lost', 'Check that the server runs, and try again.'],
};

const LOST = [
  'CONNECTION_LOST',
  'The connection was lost',
  'Check the network and the server, and try again.',
] as const;

/**
 * Converts an error of the database into a TrellisError with a message of one line.
 *
 * @param error what was thrown
 * @returns a TrellisError (`PERMISSION_DENIED`, `STATEMENT_CANCELED`, `LOCK_TIMEOUT`, `READ_ONLY`, `SERVER_FULL`,
 *   `CONNECTION_LOST`, else `STATEMENT_FAILED`), which `error` itself may be; undefined if the error is not from a database
 */
export function statementError(error: unknown): TrellisError | undefined {
  if (isTrellisError(error)) return error;
  const code = sqlState(error);
  const known = isLost(error)
    ? LOST
    : code && (MEANINGS[code] ?? MEANINGS[code.slice(0, 3)] ?? MEANINGS[code.slice(0, 2)]);
  if (known === undefined || known === '') {
    if (code === undefined) return undefined;
    const text = `PostgreSQL rejected the statement: ${serverMessage(error)} (${code}). --verbose shows the stack.`;
    return new TrellisError('STATEMENT_FAILED', text, { cause: error });
  }
  const [name, problem, todo] = known;
  return new TrellisError(
    name,
    `${problem}: ${serverMessage(error) || String((error as { readonly code?: unknown }).code)}. ${todo}`,
    {
      cause: error,
    },
  );
}

/** Returns the first line of the server's message, without the statement that Knex puts before it. */
export function serverMessage(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // The stack contains the original message, which Knex changes later.
  const [first = ''] = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const original = first.replace(/^[\w ]*: /, '');
  const own =
    original !== '' && text.endsWith(` - ${original}`) ? original : (text.split(' - ').at(-1) ?? text);
  return (own.split('\n')[0] ?? own).trim();
}

/**
 * Returns what to do about an error that a role without the privilege gets; an empty text for other errors.
 *
 * @example privilegeAdvice(error) // ' Use a role that may do this: …'
 */
export function privilegeAdvice(error: unknown): string {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return code === '42501'
    ? ' Use a role that may do this: operator classes, operator families, event triggers, foreign-data wrappers and casts without a function need a superuser; other objects need their owner.'
    : '';
}

/** Returns whether an error means that the connection is lost. */
export function isLost(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as {
    readonly code?: unknown;
    readonly message?: unknown;
  };
  return (
    /^(57P0[123]|08...|ECONNRESET|EPIPE|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/.test(
      String(code),
    ) ||
    /Connection terminated|Connection ended|Client has encountered a connection error|Timeout acquiring a connection/.test(
      String(message),
    )
  );
}

/** Returns the SQLSTATE of an error of PostgreSQL. */
function sqlState(error: unknown): string | undefined {
  const { code, severity } = (error ?? {}) as { readonly code?: unknown; readonly severity?: unknown };
  return typeof code === 'string' && typeof severity === 'string' ? code : undefined;
}

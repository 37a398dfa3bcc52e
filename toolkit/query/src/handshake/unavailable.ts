/** Codes of the system with which a connection fails while a server is not there yet, or its name is not yet known. */
const SYSTEM_CODES = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Codes with which PostgreSQL refuses or ends a connection: it starts or stops, or has too many; no such database yet. */
const SQLSTATES = /^(?:08...|57P0[1-5]|53300|3D000)$/;

/** Errors of `pg` and Knex without a code. */
const MESSAGES = /^(?:Connection terminated|timeout expired|timeout exceeded)/;

/** Checks whether an error means that the database is not available, and may be later. */
export function isUnavailable(error: unknown): boolean {
  const seen = new Set<unknown>();
  for (let cause = error; typeof cause === 'object' && cause !== null && !seen.has(cause); ) {
    seen.add(cause);
    const { code, name, message, errors, cause: next }: ErrorFields = cause;
    if (typeof code === 'string' && (SYSTEM_CODES.has(code) || SQLSTATES.test(code))) return true;
    if (name === 'KnexTimeoutError' || (typeof message === 'string' && MESSAGES.test(message))) return true;
    // Node tries all addresses of a host.
    if (Array.isArray(errors) && errors.some(isUnavailable)) return true;
    cause = next;
  }
  return false;
}

interface ErrorFields {
  readonly code?: unknown;
  readonly name?: unknown;
  readonly message?: unknown;
  readonly errors?: unknown;
  readonly cause?: unknown;
}

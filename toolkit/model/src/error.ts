/**
 * An error for users. Its message is one line: what was expected, what was found and what to do. Its code does not
 * change between releases.
 *
 * @example
 * import { TrellisError } from '@trellis/model';
 *
 * throw new TrellisError('TABLE_UNKNOWN', 'Expected a table of the schema, got "custmers". Declare it or fix the name.');
 */
export class TrellisError extends Error {
  /** Stable, in capitals: `SERVER_UNREACHABLE`. */
  readonly code: string;
  /** Additional data for programs, such as objects and reasons. JSON-serializable. */
  readonly details: unknown;

  constructor(code: string, message: string, options: { cause?: unknown; details?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TrellisError';
    this.code = code;
    this.details = options.details;
  }
}

/**
 * Returns whether a caught value is a TrellisError. It checks the name, not the class, because a program can contain
 * several copies of this package, and a test runner several classes of errors.
 *
 * @example
 * import { defineSchema, isTrellisError } from '@trellis/model';
 *
 * try {
 *   defineSchema({ name: 'shop', tables: {} });
 * } catch (error) {
 *   if (isTrellisError(error)) console.error(error.code);
 * }
 */
export function isTrellisError(value: unknown): value is TrellisError {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && value.name === 'TrellisError' && 'code' in value;
}

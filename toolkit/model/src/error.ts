/**
 * An error meant for the person at the keyboard: one line that says what was expected, what
 * was got and what to do, with a code that stays the same from release to release.
 *
 * @example
 * import { TrellisError } from '@trellis/model';
 *
 * throw new TrellisError('TABLE_UNKNOWN', 'Expected a table of the schema, got "custmers". Declare it or fix the name.');
 */
export class TrellisError extends Error {
  /** Stable, in capitals: `SERVER_UNREACHABLE`. */
  readonly code: string;
  /** What a program may want beyond the sentence: objects, reasons. JSON-serialisable. */
  readonly details: unknown;

  constructor(code: string, message: string, options: { cause?: unknown; details?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TrellisError';
    this.code = code;
    this.details = options.details;
  }
}

/**
 * Whether a caught value is a TrellisError, of this copy of the package or of another: the
 * name decides, not the class, since two versions can live in one program.
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
  return value instanceof Error && value.name === 'TrellisError' && 'code' in value;
}

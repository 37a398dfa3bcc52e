import { TrellisError } from '@trellis/model';

/**
 * Details of a {@link BadInput} error.
 *
 * @example
 * ```ts
 * import { type BadInputDetails, isBadInput } from '@trellis/query';
 *
 * export const detailsOf = (error: unknown): BadInputDetails | undefined =>
 *   isBadInput(error) ? error.details : undefined;
 * ```
 */
export interface BadInputDetails {
  /** Location within the arguments: `orders.products.$limit`, `orders[2].customer`. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/**
 * The error that a function throws when its arguments do not fit the schema. No statement was sent.
 *
 * @example
 * ```ts
 * import type { BadInput } from '@trellis/query';
 *
 * export const describeInput = ({ details }: BadInput) => `${details.path}: expected ${details.expected}`;
 * ```
 */
export type BadInput = TrellisError & { readonly code: 'BAD_INPUT'; readonly details: BadInputDetails };

/**
 * Creates the error for an argument that does not fit the schema.
 *
 * @param path location within the arguments
 * @param expected what fits there; the message continues "Expected" with it
 * @param got what was found; the message continues "got" with it
 */
export function badInput(path: string, expected: string, got: string): BadInput {
  const details: BadInputDetails = { path, expected, got };
  return new TrellisError('BAD_INPUT', `Expected ${expected} at ${path}, got ${got}.`, {
    details,
  }) as BadInput;
}

/**
 * Checks whether a caught error is a {@link BadInput}: the arguments of a call did not fit the schema.
 *
 * @param error any caught value
 * @returns true for a `BadInput`, which narrows the type of `error`
 * @example
 * ```ts
 * import { isBadInput } from '@trellis/query';
 *
 * export const statusOf = (error: unknown): number => (isBadInput(error) ? 400 : 500);
 * ```
 */
export function isBadInput(error: unknown): error is BadInput {
  return (
    error instanceof Error && error.name === 'TrellisError' && 'code' in error && error.code === 'BAD_INPUT'
  );
}

/**
 * Describes a value in an error message: its text if it is short, otherwise its type and size.
 *
 * @param value any value
 */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string')
    return value.length > 40 ? `a string of ${value.length} characters` : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === 'object') return `an object ${classNameOf(value)}`.trim();
  return `a ${typeof value}`;
}

function classNameOf(value: object): string {
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== 'Object' ? name : '';
}

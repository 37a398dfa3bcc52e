import { TrellisError } from '@trellis/model';

/** What a {@link BadInput} knows beyond its sentence. */
export interface BadInputDetails {
  /** Where in what was passed: `orders.products.$limit`, `orders[2].customer`. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
}

/** The error of a call whose arguments do not fit the schema; no statement was sent. */
export type BadInput = TrellisError & { readonly code: 'BAD_INPUT'; readonly details: BadInputDetails };

/**
 * Makes the error for an argument that does not fit.
 *
 * @param path where it is
 * @param expected what would fit, to go after "Expected"
 * @param got what is there, to go after "got"
 */
export function badInput(path: string, expected: string, got: string): BadInput {
  const details: BadInputDetails = { path, expected, got };
  return new TrellisError('BAD_INPUT', `Expected ${expected} at ${path}, got ${got}.`, {
    details,
  }) as BadInput;
}

/**
 * Whether a caught error says that what was passed does not fit the schema.
 *
 * @example if (isBadInput(error)) reply.code(400).send({ path: error.details.path });
 */
export function isBadInput(error: unknown): error is BadInput {
  return (
    error instanceof Error && error.name === 'TrellisError' && 'code' in error && error.code === 'BAD_INPUT'
  );
}

/**
 * A value as a message shows it: its kind, and its text where it is short and not someone's secret to keep.
 *
 * @param value anything
 */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'string')
    return value.length > 40 ? `a text of ${value.length} characters` : `"${value}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return `an object ${nameOf(value)}`.trim();
  return `a ${typeof value}`;
}

function nameOf(value: object): string {
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === 'string' && name !== 'Object' ? name : '';
}

import type { ColumnDescriptor, ColumnOptions } from './column.ts';
import type { Exactly, Typed } from './column-types.ts';

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * A timestamp as PostgreSQL's exact text, with microseconds: `2026-01-01 00:00:00.123456+00`. Any string is assignable
 * except another exact text.
 */
export type ExactTimestamp = string & { readonly $exact?: 'timestamp' };

/** A JSON document as its exact text. Any string is assignable except another exact text. */
export type ExactJson = string & { readonly $exact?: 'json' };

/** The type of values of a column with options `O`: `Text` if it is declared `exact`, otherwise `T`. */
type Exact<O, Text, T> = O extends { readonly exact: true } ? Text : T;

/** The column function of a timestamp type; `S` is the type without a precision. */
interface TimestampFunction<S extends 'timestamp with time zone' | 'timestamp without time zone'> {
  <const O extends ColumnOptions = Record<never, never>>(
    options?: Exactly<O>,
  ): Typed<S, Exact<O, ExactTimestamp, Date>, O>;
  <const P extends number, const O extends ColumnOptions = Record<never, never>>(
    precision: P,
    options?: Exactly<O>,
  ): Typed<
    S extends `timestamp ${infer Zone}` ? `timestamp(${P}) ${Zone}` : never,
    Exact<O, ExactTimestamp, Date>,
    O
  >;
}

function timestampFunction<S extends 'timestamp with time zone' | 'timestamp without time zone'>(
  type: S,
): TimestampFunction<S> {
  const create = (precision?: number | ColumnOptions, options?: ColumnOptions): ColumnDescriptor =>
    typeof precision === 'number'
      ? { type: type.replace('timestamp', `timestamp(${precision})`), ...options }
      : { type, ...precision };
  return create as TimestampFunction<S>;
}

/** Creates the column function of a JSON type. */
function document<const S extends string>(type: S) {
  return <const O extends ColumnOptions = Record<never, never>>(
    options?: Exactly<O>,
  ): Typed<S, Exact<O, ExactJson, Json>, O> =>
    ({ type, ...options }) as Typed<S, Exact<O, ExactJson, Json>, O>;
}

/**
 * A column of type `timestamp without time zone`. Its values are read as those of {@link timestamptz}, in the time zone of
 * the process.
 *
 * @example
 * import { timestamp, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: timestamp(3) } });
 */
export const timestamp = timestampFunction('timestamp without time zone');
/**
 * A column of type `timestamp with time zone`, optionally with a precision: the number of digits of a second.
 *
 * PostgreSQL keeps microseconds, and a `Date` has milliseconds. With a precision of up to 3, a `Date` is the exact value.
 * With `exact: true`, values are PostgreSQL's exact text. Otherwise they are `Date`s that are truncated to milliseconds;
 * `@trellis/query` keeps the exact value for as long as the program keeps the `Date`.
 *
 * @example
 * import { timestamptz, table } from '@trellis/model';
 *
 * table('samples', { columns: { taken: timestamptz(3), measured: timestamptz({ exact: true }) } });
 */
export const timestamptz = timestampFunction('timestamp with time zone');
/**
 * A column of type `json`. With `exact: true`, values are the exact text of the document.
 *
 * @example
 * import { json, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: json() } });
 */
export const json = document('json');
/**
 * A column of type `jsonb`. With `exact: true`, values are the exact text of the document.
 *
 * @example
 * import { jsonb, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: jsonb() } });
 */
export const jsonb = document('jsonb');

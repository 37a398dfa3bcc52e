import type { ColumnDescriptor, ColumnOptions } from './column.ts';

/** Options that are literally `O`, and nothing that a column does not have. */
type Exactly<O> = O & { readonly [K in Exclude<keyof O, keyof ColumnOptions>]: never };

/**
 * A column of SQL type `S` with values of type `T`, of which `O` is said: what was passed tells that, never the place
 * that the column is put into.
 */
export type Typed<S extends string, T, O> = NoInfer<O> & { readonly type: S; readonly $type?: T };

/** Makes a column function for an SQL type that takes no modifier. */
function plain<T>() {
  return <const S extends string>(type: S) =>
    <const O extends ColumnOptions = Record<never, never>>(options?: Exactly<O>): Typed<S, T, O> =>
      ({ type, ...options }) as Typed<S, T, O>;
}

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A whole number of 64 bits: an exact decimal string, as the driver gives it. Any string fits but another exact one. */
export type Bigint = string & { readonly $exact?: 'bigint' };

/** A decimal number: an exact string, as the driver gives it. Any string fits but another exact one. */
export type Numeric = string & { readonly $exact?: 'numeric' };

export const smallint = plain<number>()('smallint');
export const integer = plain<number>()('integer');
/** 64 bits: an exact decimal string, as the driver gives it. */
export const bigint = plain<Bigint>()('bigint');
export const real = plain<number>()('real');
export const doublePrecision = plain<number>()('double precision');
export const boolean = plain<boolean>()('boolean');
export const text = plain<string>()('text');
export const uuid = plain<string>()('uuid');
export const date = plain<string>()('date');
export const time = plain<string>()('time without time zone');
/** A date and time of no zone. */
export const timestamp = plain<Date>()('timestamp without time zone');
/** A moment. */
export const timestamptz = plain<Date>()('timestamp with time zone');
export const interval = plain<string>()('interval');
export const json = plain<Json>()('json');
export const jsonb = plain<Json>()('jsonb');
export const bytea = plain<Uint8Array>()('bytea');
export const inet = plain<string>()('inet');
export const cidr = plain<string>()('cidr');
export const tsvector = plain<string>()('tsvector');

/**
 * Text of any length, or of at most `length` characters.
 *
 * @example varchar(254, { doc: 'Where we write to.' })
 * @example varchar({ doc: 'A name of any length.' })
 */
export function varchar<const O extends ColumnOptions = Record<never, never>>(
  options?: Exactly<O>,
): Typed<'character varying', string, O>;
export function varchar<const L extends number, const O extends ColumnOptions = Record<never, never>>(
  length: L,
  options?: Exactly<O>,
): Typed<`character varying(${L})`, string, O>;
export function varchar(length?: number | ColumnOptions, options?: ColumnOptions): ColumnDescriptor<string> {
  return typeof length === 'number'
    ? { type: `character varying(${length})`, ...options }
    : { type: 'character varying', ...length };
}

/** Text of exactly `length` characters, padded with blanks. */
export function char<const L extends number, const O extends ColumnOptions = Record<never, never>>(
  length: L,
  options?: Exactly<O>,
): Typed<`character(${L})`, string, O> {
  return { type: `character(${length})`, ...options } as Typed<`character(${L})`, string, O>;
}

/**
 * An exact number: a decimal string, as the driver gives it.
 *
 * @param precision how many digits in all
 * @param scale how many of them after the point
 * @example numeric(12, 2, { doc: 'In euros.' })
 */
export function numeric<
  const P extends number,
  const S extends number,
  const O extends ColumnOptions = Record<never, never>,
>(precision: P, scale: S, options?: Exactly<O>): Typed<`numeric(${P},${S})`, Numeric, O> {
  return { type: `numeric(${precision},${scale})`, ...options } as Typed<`numeric(${P},${S})`, Numeric, O>;
}

/**
 * A column of any other type, as SQL. `T` is the type of its values in TypeScript.
 *
 * @example column<[number, number]>()('point', { doc: 'Where it stands.' })
 */
export function column<T>() {
  return <const S extends string, const O extends ColumnOptions = Record<never, never>>(
    type: S,
    options?: Exactly<O>,
  ): Typed<S, T, O> => ({ type, ...options }) as Typed<S, T, O>;
}

/**
 * A column of one of the schema's enums.
 *
 * @param name the enum's name, qualified where it is not in `public`
 * @param values its values, for the compiler
 * @example enumerated('order_status', ['new', 'paid', 'sent'])
 */
export function enumerated<
  const N extends string,
  const V extends string,
  const O extends ColumnOptions = Record<never, never>,
>(name: N, _values: readonly V[], options?: Exactly<O>): Typed<N, V, O> {
  return { type: name, ...options } as Typed<N, V, O>;
}

/**
 * An array of another column's type.
 *
 * @example array(text(), { default: sql("'{}'") })
 */
export function array<
  C extends { readonly type: string; readonly $type?: unknown },
  const O extends ColumnOptions = Record<never, never>,
>(of: C, options?: Exactly<O>): Typed<`${C['type']}[]`, Exclude<C['$type'], undefined>[], O> {
  return { type: `${of.type}[]`, ...options } as Typed<`${C['type']}[]`, Exclude<C['$type'], undefined>[], O>;
}

import type { ColumnDescriptor, ColumnOptions } from './column.ts';

/** The options `O`, without properties that a column does not have. */
export type Exactly<O> = O & { readonly [K in Exclude<keyof O, keyof ColumnOptions>]: never };

/**
 * A column of SQL type `S` with values of type `T` and options `O`. `NoInfer` makes the compiler infer `O` from the
 * argument, not from the expected type.
 */
export type Typed<S extends string, T, O> = NoInfer<O> & { readonly type: S; readonly $type?: T };

/** Creates the column function of an SQL type without modifiers. */
function plain<T>() {
  return <const S extends string>(type: S) =>
    <const O extends ColumnOptions = Record<never, never>>(options?: Exactly<O>): Typed<S, T, O> =>
      ({ type, ...options }) as Typed<S, T, O>;
}

/** A 64-bit integer as an exact decimal string, as the driver returns it. Any string is assignable except a `Numeric`. */
export type Bigint = string & { readonly $exact?: 'bigint' };

/** A decimal number as an exact string, as the driver returns it. Any string is assignable except a `Bigint`. */
export type Numeric = string & { readonly $exact?: 'numeric' };

/**
 * A column of type `smallint`.
 *
 * @example
 * import { smallint, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: smallint() } });
 */
export const smallint = plain<number>()('smallint');
/**
 * A column of type `integer`.
 *
 * @example
 * import { integer, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: integer() } });
 */
export const integer = plain<number>()('integer');
/**
 * A column of type `bigint`. Values are exact decimal strings, as the driver returns them.
 *
 * @example
 * import { bigint, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: bigint() } });
 */
export const bigint = plain<Bigint>()('bigint');
/**
 * A column of type `real`.
 *
 * @example
 * import { real, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: real() } });
 */
export const real = plain<number>()('real');
/**
 * A column of type `double precision`.
 *
 * @example
 * import { doublePrecision, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: doublePrecision() } });
 */
export const doublePrecision = plain<number>()('double precision');
/**
 * A column of type `boolean`.
 *
 * @example
 * import { boolean, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: boolean() } });
 */
export const boolean = plain<boolean>()('boolean');
/**
 * A column of type `text`.
 *
 * @example
 * import { text, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: text() } });
 */
export const text = plain<string>()('text');
/**
 * A column of type `uuid`.
 *
 * @example
 * import { uuid, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: uuid() } });
 */
export const uuid = plain<string>()('uuid');
/**
 * A column of type `date`.
 *
 * @example
 * import { date, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: date() } });
 */
export const date = plain<string>()('date');
/**
 * A column of type `time without time zone`.
 *
 * @example
 * import { time, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: time() } });
 */
export const time = plain<string>()('time without time zone');
/**
 * A column of type `interval`.
 *
 * @example
 * import { interval, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: interval() } });
 */
export const interval = plain<string>()('interval');
/**
 * A column of type `bytea`.
 *
 * @example
 * import { bytea, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: bytea() } });
 */
export const bytea = plain<Uint8Array>()('bytea');
/**
 * A column of type `inet`.
 *
 * @example
 * import { inet, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: inet() } });
 */
export const inet = plain<string>()('inet');
/**
 * A column of type `cidr`.
 *
 * @example
 * import { cidr, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: cidr() } });
 */
export const cidr = plain<string>()('cidr');
/**
 * A column of type `tsvector`.
 *
 * @example
 * import { tsvector, table } from '@trellis/model';
 *
 * table('samples', { columns: { value: tsvector() } });
 */
export const tsvector = plain<string>()('tsvector');

/**
 * A column of type `character varying`, with at most `length` characters if given.
 *
 * @example
 * import { varchar } from '@trellis/model';
 *
 * varchar(254, { doc: 'Where we write to.' });
 * @example
 * import { varchar } from '@trellis/model';
 *
 * varchar({ doc: 'A name of any length.' });
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

/**
 * A column of type `character(length)`, padded with blanks.
 *
 * @example
 * import { char, table } from '@trellis/model';
 *
 * table('currencies', { columns: { code: char(3) } });
 */
export function char<const L extends number, const O extends ColumnOptions = Record<never, never>>(
  length: L,
  options?: Exactly<O>,
): Typed<`character(${L})`, string, O> {
  return { type: `character(${length})`, ...options } as Typed<`character(${L})`, string, O>;
}

/**
 * A column of type `numeric`: of any size without `precision`, else rounded to `scale`. Values are exact decimal strings,
 * as the driver returns them.
 *
 * @param precision the number of digits
 * @param scale the number of digits after the decimal point; default: 0
 * @example
 * import { numeric } from '@trellis/model';
 *
 * numeric(12, 2, { doc: 'In euros.' });
 * @example
 * import { numeric } from '@trellis/model';
 *
 * numeric({ doc: 'A number of any size.' });
 */
export function numeric<const O extends ColumnOptions = Record<never, never>>(
  options?: Exactly<O>,
): Typed<'numeric', Numeric, O>;
export function numeric<const P extends number, const O extends ColumnOptions = Record<never, never>>(
  precision: P,
  options?: Exactly<O>,
): Typed<`numeric(${P})`, Numeric, O>;
export function numeric<
  const P extends number,
  const S extends number,
  const O extends ColumnOptions = Record<never, never>,
>(precision: P, scale: S, options?: Exactly<O>): Typed<`numeric(${P},${S})`, Numeric, O>;
export function numeric(
  ...given: readonly (number | ColumnOptions | undefined)[]
): ColumnDescriptor<Numeric> {
  const digits = given.filter((one) => typeof one === 'number');
  const options = given.find((one) => typeof one === 'object');
  return { type: digits.length === 0 ? 'numeric' : `numeric(${digits.join(',')})`, ...options };
}

/**
 * A column of any other type, given as SQL. `T` is the TypeScript type of its values.
 *
 * @example
 * import { column } from '@trellis/model';
 *
 * column<[number, number]>()('point', { doc: 'Where it stands.' });
 */
export function column<T>() {
  return <const S extends string, const O extends ColumnOptions = Record<never, never>>(
    type: S,
    options?: Exactly<O>,
  ): Typed<S, T, O> => ({ type, ...options }) as Typed<S, T, O>;
}

/**
 * A column of an enum type.
 *
 * @param name the name of the enum, qualified if it is not in `public`
 * @param values its values, which type the column. Every proof compares them with those of the enum
 * @example
 * import { enumerated } from '@trellis/model';
 *
 * enumerated('order_status', ['new', 'paid', 'sent']);
 */
export function enumerated<
  const N extends string,
  const V extends string,
  const O extends ColumnOptions = Record<never, never>,
>(name: N, values: readonly V[], options?: Exactly<O>): Typed<N, V, O> {
  const listed: object = { values };
  return { type: name, ...listed, ...options } as Typed<N, V, O>;
}

/**
 * A column whose type is an array of another column's type.
 *
 * @example
 * import { array, sql, text } from '@trellis/model';
 *
 * array(text(), { default: sql("'{}'") });
 */
export function array<
  C extends { readonly type: string; readonly exact?: true; readonly $type?: unknown },
  const O extends ColumnOptions = Record<never, never>,
>(of: C, options?: Exactly<O>): Typed<`${C['type']}[]`, Exclude<C['$type'], undefined>[], O> {
  const { values, exact } = of as { readonly values?: readonly string[]; readonly exact?: true };
  const own = { ...(values && { values }), ...(exact && { exact }) };
  return { type: `${of.type}[]`, ...own, ...options } as Typed<
    `${C['type']}[]`,
    Exclude<C['$type'], undefined>[],
    O
  >;
}

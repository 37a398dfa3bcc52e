import { type Conversion, convert } from './conversion.ts';

/**
 * Converts an untrusted JSON value to a row, and does not change the value. An array, a string or null in a JSON column
 * becomes an object whose `toJSON` returns it, so that the driver binds it as JSON. Throws TrellisError `ROW_INVALID` as
 * a validator does.
 *
 * @example
 * ```ts
 * import type { Parser } from '@trellis/query/validate';
 *
 * export const all = <T>(parse: Parser<T>, body: string): T[] => (JSON.parse(body) as unknown[]).map(parse);
 * ```
 */
export type Parser<T> = (value: unknown) => T;

/**
 * Creates a parser from a validator.
 *
 * @param validate returns the JSON form of the row if it is valid: a validator
 * @param conversions conversions of the columns whose JSON form is not their value in a row
 * @returns the parser, whose rows `insert` and `update` of Knex, and `insertGraph`, take
 * @example
 * ```ts
 * import { type AsJson, parser, type Validator } from '@trellis/query/validate';
 *
 * interface NewOrder {
 *   order_date: Date;
 * }
 * declare const validateNewOrder: Validator<AsJson<NewOrder>>;
 * const parseNewOrder = parser<NewOrder>(validateNewOrder, { order_date: 'date' });
 * export const dateOf = (body: string): Date => parseNewOrder(JSON.parse(body)).order_date;
 * ```
 */
export function parser<T>(
  validate: (value: unknown) => object,
  conversions: Readonly<Record<string, Conversion>>,
): Parser<T> {
  return (value) => {
    const row: Record<string, unknown> = { ...validate(value) };
    for (const [name, conversion] of Object.entries(conversions))
      if (Object.hasOwn(row, name) && row[name] !== undefined) row[name] = convert(conversion, row[name]);
    return row as T;
  };
}

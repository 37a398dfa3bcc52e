import { sqlLiteral } from '@trellis/model/internal';
import type { ValueConversion } from '@trellis/plan';

/**
 * The condition for values that are other values after they are converted and back. NULL is not.
 *
 * @param value an expression of any type whose text is valid for the old type
 */
export function differs(value: string, { from, to, through, back, equality }: ValueConversion): string {
  const old = `(${value})::${from}`;
  const converted = `(${old})${through === 'text' ? '::text' : ''}::${to}`;
  const [was, is] =
    back === 'none'
      ? [`${old}::text`, `${converted}::text`]
      : equality === 'text'
        ? [`${old}::text`, `${converted}::${from}::text`]
        : [old, `${converted}::${from}`];
  return `${is} is distinct from ${was}`;
}

/** The condition for values that can be converted. PostgreSQL 16 and later. */
export function isConvertible(value: string, { from, to }: ValueConversion): string {
  // A cast of a number rounds it, but the text of an integer has no fraction.
  const isRounded = /^(numeric|real|double precision)\b/.test(from) && /^(smallint|integer|bigint)$/.test(to);
  const text = isRounded ? `pg_catalog.round((${value})::numeric)::text` : `(${value})::text`;
  return `pg_catalog.pg_input_is_valid(${text}, ${sqlLiteral(to)})`;
}

import type { Sql } from '@trellis/model';

/**
 * A default as one would write it: the value where its literal is what PostgreSQL printed, else the
 * expression.
 *
 * @param expression as PostgreSQL printed it
 * @param type the column's type, as printed
 * @example defaultValue("'new'::text", 'text') // 'new'
 */
export function defaultValue(expression: string, type: string): string | number | boolean | Sql {
  const digits = /^'(-[\d.]+)'::\w+$/.exec(expression)?.[1] ?? expression;
  if (isNumber(type) && String(Number(digits)) === digits && /^-?[\d.]{1,16}$/.test(digits))
    return Number(digits);
  if (type === 'boolean' && /^(true|false)$/.test(expression)) return expression === 'true';
  const text = /^'((?:[^'\\]|'')*)'::(.+)$/.exec(expression);
  if (text?.[1] !== undefined && text[2] !== undefined && isOfType(text[2], type))
    return text[1].replaceAll("''", "'");
  return { sql: expression };
}

function isNumber(type: string): boolean {
  return /^(smallint|integer|bigint|numeric(\(\d+,\d+\))?|real|double precision)$/.test(type);
}

/** Whether a plain literal is cast by PostgreSQL to what is printed: by the column's type, without its length. */
function isOfType(cast: string, type: string): boolean {
  return (
    cast === type.replace(/^(character varying|character)\(\d+\)$/, '$1').replace(/^character$/, 'bpchar')
  );
}

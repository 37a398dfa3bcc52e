import { parseTypeName, printTypeName, type Sql, type TypeName } from '@trellis/model';
import { builtInName, withoutModifiers } from '@trellis/model/internal';

/**
 * A default as an author writes it: a value if PostgreSQL prints its literal this way, else the expression.
 *
 * @param expression as PostgreSQL printed it
 * @param type the column's type, as printed
 * @example defaultValue("'new'::text", 'text') // 'new'
 */
export function defaultValue(expression: string, type: string): string | number | boolean | Sql {
  const parsed = parseTypeName(type);
  const name = parsed.dimensions === 0 ? builtInName(parsed) : undefined;
  const digits = /^'(-[\d.]+)'::\w+$/.exec(expression)?.[1] ?? expression;
  if (
    name !== undefined &&
    NUMBERS.has(name) &&
    String(Number(digits)) === digits &&
    /^-?[\d.]{1,16}$/.test(digits)
  )
    return Number(digits);
  if (name === 'boolean' && /^(true|false)$/.test(expression)) return expression === 'true';
  const text = /^'((?:[^'\\]|'')*)'::(.+)$/.exec(expression);
  if (text?.[1] !== undefined && text[2] !== undefined && text[2] === castOf(parsed, name))
    return text[1].replaceAll("''", "'");
  return { sql: expression };
}

const NUMBERS: ReadonlySet<string> = new Set([
  'smallint',
  'integer',
  'bigint',
  'numeric',
  'real',
  'double precision',
]);

/** The type that PostgreSQL casts a literal to: the column's type, without the length of a text. */
function castOf(type: TypeName, name: string | undefined): string {
  const isText = name === 'character varying' || name === 'character';
  return printTypeName(isText ? withoutModifiers(type) : type);
}

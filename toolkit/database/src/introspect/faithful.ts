import { isTrellisError, parseTypeName, printTypeName } from '@trellis/model';
import { sqlFields, tokensOf, withoutModifiers } from '@trellis/model/internal';

/**
 * Returns a part of a Model in which `faithful` is applied to all SQL.
 *
 * @param value any part of a Model; an unchanged value is returned itself
 */
export function readBack<T>(value: T): T {
  if (Array.isArray(value)) {
    const list = value.map(readBack);
    return list.some((one, i) => one !== value[i]) ? (list as T) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  let changed: Record<string, unknown> | undefined;
  for (const [key, one] of Object.entries(value)) {
    const now = typeof one === 'string' ? (sqlFields.has(key) ? faithful(one) : one) : readBack(one);
    if (now !== one) changed = { ...(changed ?? value), [key]: now };
  }
  return (changed as T | undefined) ?? value;
}

/**
 * Rewrites an expression, definition or query printed by PostgreSQL so that PostgreSQL parses it to the same
 * expression.
 *
 * PostgreSQL prints the cast of an array to another array type as `(ARRAY['a'::E, 'b'::E])::T[]`, for example for
 * `state IN ('a', 'b')` with a `varchar` column `state`. It parses this text as an array whose elements are each
 * cast to T. After ANY and ALL, the operator converts strings to `text` itself, so the cast is removed. Elsewhere
 * the array gets an explicit type: `(ARRAY['a'::E, 'b'::E]::E[])::T[]`.
 *
 * @param sql SQL printed by PostgreSQL
 */
export function faithful(sql: string): string {
  if (!sql.includes('(ARRAY[') || !sql.includes('])::')) return sql;
  const edits: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const open: {
    readonly start: number;
    readonly isArray: boolean;
    element: number;
    readonly elements: string[];
  }[] = [];
  for (const { kind, text, from } of tokensOf(sql)) {
    if (kind !== 'punctuation') continue;
    if (text === '(' || text === '[')
      open.push({
        start: from,
        isArray: text === '[' && sql.startsWith('(ARRAY', from - 6),
        element: from + 1,
        elements: [],
      });
    else if (text === ',') {
      const list = open.at(-1);
      if (list) {
        list.elements.push(sql.slice(list.element, from));
        list.element = from + 1;
      }
    } else if (text === ')' || text === ']') {
      const list = open.pop();
      if (list?.isArray && sql.startsWith('])::', from)) {
        const elements = [...list.elements, sql.slice(list.element, from)];
        // All elements have one type. A cast states it, without its modifiers, which may differ.
        const type = elements.map(castOf).find((one) => one !== undefined);
        const before = list.start - '(ARRAY'.length;
        if (
          /(?:ANY|ALL) \($/.test(sql.slice(Math.max(0, before - 5), before)) &&
          sql.startsWith('])::text[])', from) &&
          !elements.some((element) => /^\s*-?\d/.test(element))
        )
          edits.push({ from: before, to: before + 1, text: '' }, { from: from + 1, to: from + 10, text: '' });
        else if (type !== undefined && !sql.startsWith(`${type}[]`, from + 4))
          edits.push({ from: from + 1, to: from + 1, text: `::${type}[]` });
      }
    }
  }
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: more }) => text.slice(0, from) + more + text.slice(to), sql);
}

/** Returns the type of an element's final cast: `character varying` for `'a'::character varying`. */
function castOf(element: string): string | undefined {
  let cast: number | undefined;
  let depth = 0;
  for (const { kind, text, to } of tokensOf(element)) {
    if (kind !== 'punctuation') continue;
    if (text === '(' || text === '[') depth += 1;
    else if (text === ')' || text === ']') depth -= 1;
    else if (text === '::' && depth === 0) cast = to;
  }
  return cast === undefined ? undefined : withoutModifier(element.slice(cast));
}

/** Returns the type without modifiers; undefined if more than a type follows the cast. */
function withoutModifier(type: string): string | undefined {
  try {
    return printTypeName(withoutModifiers(parseTypeName(type)));
  } catch (error) {
    if (isTrellisError(error)) return undefined;
    throw error;
  }
}

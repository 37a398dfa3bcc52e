/** The kinds of object that an id can name: PostgreSQL's words, one for each thing that can depend or be depended on. */
export type ObjectKind =
  | 'schema'
  | 'extension'
  | 'type'
  | 'sequence'
  | 'table'
  | 'column'
  | 'default'
  | 'constraint'
  | 'index'
  | 'trigger'
  | 'rule'
  | 'policy'
  | 'view'
  | 'routine'
  | 'statistics'
  | 'default privilege';

/**
 * An identifier as SQL: always in double quotes, so that no name is ever a keyword or folded.
 *
 * @param name the name as PostgreSQL stores it
 * @throws RangeError on a NUL character, which no PostgreSQL name can hold
 * @example quoteIdentifier('a"b') // '"a""b"'
 */
export function quoteIdentifier(name: string): string {
  if (name.includes('\0')) throw new RangeError('A PostgreSQL identifier cannot hold a NUL character.');
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A text as an SQL literal, right whatever `standard_conforming_strings` says.
 *
 * @param text any text
 * @throws RangeError on a NUL character, which no PostgreSQL text can hold
 * @example quoteLiteral("it's") // "'it''s'"
 */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new RangeError('A PostgreSQL text cannot hold a NUL character.');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/**
 * The one name of an object, for dependencies, plans and messages:
 * `table public.orders`, `column public.orders.order_id`, `routine public.f(integer)`.
 *
 * @param kind what it is
 * @param path schema, name and, for a part of a table, the part's name
 * @param args a routine's identity arguments
 * @example objectId('column', ['public', 'orders', 'order_id']) // 'column public.orders.order_id'
 */
export function objectId(kind: ObjectKind, path: readonly string[], args?: string): string {
  const name = path
    .map((part) => (/^[a-z_][a-z0-9_$]*$/.test(part) ? part : quoteIdentifier(part)))
    .join('.');
  return args === undefined ? `${kind} ${name}` : `${kind} ${name}(${args})`;
}

/**
 * The id under which dependencies speak of something that the Model has no place for.
 *
 * @param of its kind and name, as in `unmodelled`
 * @example unmodelledId({ kind: 'publication', object: 'p' }) // 'unmodelled publication p'
 */
export function unmodelledId(of: { readonly kind: string; readonly object: string }): string {
  return `unmodelled ${of.kind} ${of.object}`;
}

import { quote, template } from './code.ts';

/**
 * Whether Knex's builder passes a name on as it is: it cuts names at dots and ` as `, trims them, and
 * puts those of checks unquoted into its SQL.
 */
export function isPlainName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_$-]*$/u.test(name);
}

/** Whether a name needs no quotes anywhere. */
export function isBareName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name);
}

/** PostgreSQL's reserved key words. @see https://www.postgresql.org/docs/current/sql-keywords-appendix.html */
const RESERVED = new Set(
  `all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
  collation column concurrently constraint create cross current_catalog current_date current_role
  current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
  except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into
  is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on
  only or order outer overlaps placing primary references returning right select session_user similar some
  symmetric system_user table tablesample then to trailing true union unique user using variadic verbose when
  where window with`.split(/\s+/),
);

/** Whether Knex's `comment` passes a text on as it is: it does not escape all that it should. */
export function isPlainComment(text: string): boolean {
  return !/['?\\]/.test(text);
}

/** An expression without a question mark, within a builder call: `knex.raw('now()')`. */
export function rawExpression(sql: string): string {
  return `knex.raw(${template(sql)})`;
}

/**
 * A statement as the text that `knex.raw` takes. Knex reads `?` as a binding and swallows the
 * backslashes before an escaped one, so a statement that has those comes by way of PostgreSQL itself.
 */
export function rawStatement(sql: string): string {
  if (!/\\\?/.test(sql)) return template(escapeBindings(sql));
  const mark = unused('question_mark', sql);
  const tag = unused('trellis', sql);
  const text = sql.replaceAll('?', mark);
  return template(
    `DO $${tag}_do$ BEGIN EXECUTE replace($${tag}$${text}$${tag}$, ${quote(mark)}, chr(63)); END $${tag}_do$`,
  );
}

/** Knex takes a question mark for a binding, in a type or an expression too. */
export function escapeBindings(sql: string): string {
  return sql.replaceAll('?', '\\?');
}

/** A word that a text does not have. */
export function unused(word: string, text: string): string {
  let found = word;
  for (let count = 1; text.includes(found); count += 1) found = `${word}_${count}`;
  return found;
}

import { escapeBindings } from '@trellis/database/internal';
import { mayNameColumn, stringLiteral, textLiteral } from '@trellis/model/internal';

/**
 * Returns whether Knex's builder passes a name on unchanged: it splits names at dots and ` as `, trims them, and does not quote
 * the names of checks.
 */
export function isPlainName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_$-]*$/u.test(name);
}

/** Returns whether the name of a check needs no quotes. */
export function isBareName(name: string): boolean {
  return /^[a-z_][a-z0-9_]*$/.test(name) && mayNameColumn(name);
}

/** Returns whether Knex's `comment` passes a text on unchanged: its escaping is incomplete. */
export function isPlainComment(text: string): boolean {
  return !/['?\\]/.test(text);
}

/** An expression without a question mark as an argument of the builder: `knex.raw('now()')`. */
export function rawExpression(sql: string): string {
  return `knex.raw(${textLiteral(sql)})`;
}

/**
 * A statement as the argument of `knex.raw`. Knex reads `?` as a binding and drops the backslashes before an escaped
 * one, so PostgreSQL itself puts the question marks into a statement that has such backslashes.
 */
export function rawStatement(sql: string): string {
  if (!/\\\?/.test(sql)) return textLiteral(escapeBindings(sql));
  const mark = unused('question_mark', sql);
  const tag = unused('trellis', sql);
  const text = sql.replaceAll('?', mark);
  return textLiteral(
    `DO $${tag}_do$ BEGIN EXECUTE replace($${tag}$${text}$${tag}$, ${stringLiteral(mark)}, chr(63)); END $${tag}_do$`,
  );
}

/** A word that does not occur in a text. */
export function unused(word: string, text: string): string {
  let found = word;
  for (let count = 1; text.includes(found); count += 1) found = `${word}_${count}`;
  return found;
}

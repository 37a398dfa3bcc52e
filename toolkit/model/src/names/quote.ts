/**
 * An identifier as SQL: always in double quotes, so that no name is ever a keyword or folded.
 *
 * @param name the name as PostgreSQL stores it
 * @throws RangeError on a NUL character, which no PostgreSQL name can contain
 * @example
 * import { quoteIdentifier } from '@trellis/model';
 *
 * quoteIdentifier('a"b'); // '"a""b"'
 */
export function quoteIdentifier(name: string): string {
  if (name.includes('\0')) throw new RangeError('A PostgreSQL identifier cannot contain a NUL character.');
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Quotes a text as an SQL literal that is valid with any setting of `standard_conforming_strings`.
 *
 * @param text any text
 * @throws RangeError on a NUL character, which no PostgreSQL text can contain
 * @example
 * import { quoteLiteral } from '@trellis/model';
 *
 * quoteLiteral("it's"); // "'it''s'"
 */
export function quoteLiteral(text: string): string {
  if (text.includes('\0')) throw new RangeError('A PostgreSQL text cannot contain a NUL character.');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}

/**
 * A text as an SQL literal where no word can be directly before it, so that it needs no space of its own.
 *
 * @throws RangeError on a NUL character, which no PostgreSQL text can contain
 * @example sqlLiteral('a\\b') // "E'a\\\\b'"
 */
export function sqlLiteral(text: string): string {
  return quoteLiteral(text).trim();
}

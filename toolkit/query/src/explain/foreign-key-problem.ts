/**
 * How a statement would have broken a foreign key. `missing`: it inserts or changes a row so that it refers to a row
 * that does not exist. `in use`: it deletes or changes a row that other rows still refer to.
 *
 * @example
 * ```ts
 * import type { ForeignKeyProblem } from '@trellis/query';
 *
 * export const statusOf = (problem: ForeignKeyProblem): number => (problem === 'in use' ? 409 : 422);
 * ```
 */
export type ForeignKeyProblem = 'missing' | 'in use';

/** Since PostgreSQL 18, `restrict` has a code of its own. Only the referenced side can raise it. */
const RESTRICT_VIOLATION = '23001';
/** Marks of quotation in the translations of PostgreSQL's messages. */
const QUOTES = /["«»„“”「」『』]/;
/** More than the characters of a message: three names of 63 bytes in a sentence. */
const MOST_CHARACTERS = 1000;

/**
 * Determines which side of a foreign key an error is about. Both sides have the same code and fields. Their messages
 * differ in every language: that of the referencing side quotes a table and the constraint, that of the referenced side
 * quotes the referenced table as well.
 *
 * @param error the error from `pg`, or from Knex, which puts the statement before the message
 * @returns undefined if the error has no message to tell by
 */
export function foreignKeyProblem(error: {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly table?: unknown;
  readonly constraint?: unknown;
}): ForeignKeyProblem | undefined {
  const { code, message, table, constraint } = error;
  if (code === RESTRICT_VIOLATION) return 'in use';
  if (typeof message !== 'string' || typeof table !== 'string' || typeof constraint !== 'string')
    return undefined;
  // Knex puts the statement and ' - ' before the message. Names can contain ' - ' too.
  for (let start = message.lastIndexOf(' - '); start >= 0; start = message.lastIndexOf(' - ', start - 1)) {
    if (message.length - start > MOST_CHARACTERS) return undefined;
    const problem = problemIn(message.slice(start + 3), table, constraint);
    if (problem !== undefined || start === 0) return problem;
  }
  return problemIn(message, table, constraint);
}

/** Determines the side by the message, or by its end; undefined if the text does not quote both names. */
function problemIn(text: string, table: string, constraint: string): ForeignKeyProblem | undefined {
  const others = withoutQuoted(withoutQuoted(text, constraint), table);
  if (others === undefined) return undefined;
  return QUOTES.test(others) ? 'in use' : 'missing';
}

/**
 * Removes one quoted name, with its marks of quotation. French ones are separated by a space. Returns undefined if the
 * text does not quote the name.
 */
function withoutQuoted(text: string | undefined, name: string): string | undefined {
  if (text === undefined) return undefined;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text.slice(0, at).trimEnd();
    const after = text.slice(at + name.length).trimStart();
    if (QUOTES.test(before.slice(-1)) && QUOTES.test(after.slice(0, 1)))
      return `${before.slice(0, -1)} ${after.slice(1)}`;
  }
  return undefined;
}

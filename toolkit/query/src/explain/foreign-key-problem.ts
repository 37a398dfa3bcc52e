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
  const end = message.lastIndexOf(constraint);
  if (end < 0) return undefined;
  const start = message.lastIndexOf(' - ', end);
  const own = start < 0 ? message : message.slice(start + 3);
  const rest = withoutQuoted(withoutQuoted(own, constraint), table);
  return QUOTES.test(rest) ? 'in use' : 'missing';
}

/** Removes one quoted name, with its marks of quotation. French ones are separated by a space. */
function withoutQuoted(message: string, name: string): string {
  for (let at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
    const before = message.slice(0, at).trimEnd();
    const after = message.slice(at + name.length).trimStart();
    if (QUOTES.test(before.slice(-1)) && QUOTES.test(after.slice(0, 1)))
      return `${before.slice(0, -1)} ${after.slice(1)}`;
  }
  return message;
}

import { controlOf, statementsOf } from '@trellis/database/internal';

/** A text without the statements that begin and end its transactions. */
export interface WithoutTransactions {
  /** The text with spaces in place of these statements, so positions do not change. */
  readonly sql: string;
  /** The line of the first statement that rolls back. */
  readonly rollbackLine?: number;
}

/**
 * Removes the statements that begin and end transactions, such as `BEGIN; … COMMIT;`. The text runs in one transaction
 * of the caller instead.
 *
 * @example
 * withoutTransactions('begin; create table t (); commit;').sql; // '     ; create table t ();       ;'
 */
export function withoutTransactions(text: string): WithoutTransactions {
  let sql = '';
  let rest = 0;
  let atomic = false;
  let rollbackLine: number | undefined;
  for (const { from, to, words } of statementsOf(text)) {
    const control = controlOf(words);
    // END also ends the body of a routine that begins with BEGIN ATOMIC.
    const ofBody: boolean = atomic && control === 'commit';
    atomic = ofBody ? false : atomic || /\bbegin\s+atomic\b/i.test(words);
    if (control === 'rollback') rollbackLine ??= text.slice(0, from).split('\n').length;
    if (ofBody || !(control === 'begin' || control === 'commit') || !BOUNDARY.test(words)) continue;
    sql += text.slice(rest, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    rest = to;
  }
  sql += text.slice(rest);
  return rollbackLine === undefined ? { sql } : { sql, rollbackLine };
}

/** The forms that begin or end this transaction. COMMIT PREPARED ends another one. */
const BOUNDARY =
  /^\s*(?:begin|start\s+transaction|(?:commit|end)(?:\s+(?:work|transaction))?(?:\s+and\s+(?:no\s+)?chain)?\s*$)/i;

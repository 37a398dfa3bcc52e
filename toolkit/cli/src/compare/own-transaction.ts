import { controlOf, statementsOf } from '@trellis/database';

/** What a text is without the statements that begin and end its transactions. */
export interface Unbounded {
  /** The text with spaces in their place, so that all else stands where it stood. */
  readonly sql: string;
  /** The line of the first that would take back what came before. */
  readonly takesBack?: number;
}

/**
 * Takes out of a text what begins and ends its own transactions, `BEGIN; … COMMIT;` for one: it is run as a whole
 * in another one, which alone decides what is kept.
 *
 * @example
 * withoutTransactions('begin; create table t (); commit;').sql; // '     ; create table t ();       ;'
 */
export function withoutTransactions(text: string): Unbounded {
  let sql = '';
  let rest = 0;
  let atomic = false;
  let takesBack: number | undefined;
  for (const { from, to, words } of statementsOf(text)) {
    const control = controlOf(words);
    // The body of a routine ends in END too, which is the one that belongs to BEGIN ATOMIC.
    const ofBody: boolean = atomic && control === 'commit';
    atomic = ofBody ? false : atomic || /\bbegin\s+atomic\b/i.test(words);
    if (control === 'rollback') takesBack ??= text.slice(0, from).split('\n').length;
    if (ofBody || !(control === 'begin' || control === 'commit') || !BOUNDARY.test(words)) continue;
    sql += text.slice(rest, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    rest = to;
  }
  sql += text.slice(rest);
  return takesBack === undefined ? { sql } : { sql, takesBack };
}

/** The forms that only begin or end: not COMMIT PREPARED, which is of a transaction of others. */
const BOUNDARY =
  /^\s*(?:begin|start\s+transaction|(?:commit|end)(?:\s+(?:work|transaction))?(?:\s+and\s+(?:no\s+)?chain)?\s*$)/i;

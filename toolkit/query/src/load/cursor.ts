import { badInput, describe } from '../input/index.ts';
import type { ResolvedColumn, ResolvedTable } from '../resolved/index.ts';
import { writable } from '../value/index.ts';
import type { OrderTerm } from './check-options.ts';
import { canonical } from './position.ts';

/**
 * A cursor is the position of a row in an order: the values of the order's columns, as PostgreSQL's exact text. It is
 * base64url of a JSON array, whose first element names the table and the order that the cursor belongs to.
 */

/** Names the table and the order that a cursor belongs to. Two spellings of one order have one name. */
export function cursorScope(table: ResolvedTable, order: readonly OrderTerm[]): string {
  return [table.key, ...order.map((term) => `${term.column.name} ${canonical(term)}`)].join(',');
}

/**
 * Prints the cursor of a row.
 *
 * @param scope the result of {@link cursorScope}
 * @param cells the cells of the order's columns: PostgreSQL's text output, or parsed JSON
 */
export function printCursor(scope: string, cells: readonly unknown[]): string {
  const texts = cells.map((cell) => (cell === null ? null : String(cell)));
  return Buffer.from(JSON.stringify([scope, ...texts])).toString('base64url');
}

/**
 * Reads a cursor that was passed as an argument. A client of the program can send any text, so everything is checked.
 *
 * @param cursor the cursor as it was passed
 * @returns a value to bind for each column of the order; null stands for SQL's null
 * @throws BadInput if it is not a cursor of this table and order
 */
export function readCursor(
  table: ResolvedTable,
  order: readonly OrderTerm[],
  cursor: unknown,
  path: string,
): (string | null)[] {
  const [scope, ...texts] = partsOf(cursor);
  if (scope !== cursorScope(table, order) || texts.length !== order.length)
    throw badInput(path, 'a `$cursor` of a row loaded from the table in the same order', describe(cursor));
  return order.map(({ column }, i) => boundValue(column, texts[i], path));
}

function partsOf(cursor: unknown): readonly unknown[] {
  if (typeof cursor !== 'string') return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function boundValue({ name, nullable, codec }: ResolvedColumn, text: unknown, path: string): string | null {
  if (text === null && nullable) return null;
  if (typeof text !== 'string') throw badInput(path, `a cursor with a value of ${name}`, describe(text));
  try {
    const value = codec.decode(text);
    if (Number.isNaN(value) && text !== 'NaN') throw new TypeError('PostgreSQL prints no such number.');
    // A timestamp has more digits than its Date.
    codec.encode(value instanceof Date ? text : value, path);
    return writable(codec, text);
  } catch {
    throw badInput(path, `a cursor with a value of ${name}`, describe(text));
  }
}

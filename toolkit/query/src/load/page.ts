import { badInput } from '../input/index.ts';
import type { ResolvedTable } from '../resolved/index.ts';
import type { OrderTerm } from './check-options.ts';
import { readCursor } from './cursor.ts';
import type { LoadDraft } from './draft.ts';
import { type Position, reversed } from './position.ts';

/** Options that select a page, as they were passed. */
interface PageOptions {
  readonly $after: unknown;
  readonly $before: unknown;
  /** `$limit` or `$offset` selects some of the rows. */
  readonly isPage: boolean;
}

/** Which rows of an order a load reads, and in which direction. */
interface Page {
  readonly positions: readonly Position[];
  readonly backwards: boolean;
  readonly order: readonly OrderTerm[];
}

/**
 * Checks `$after` and `$before`. With `$before` alone, a page consists of the last rows before the cursor, so they are
 * read backwards.
 *
 * @param table the table
 * @param order the order of the rows
 * @param options the options
 * @param path location within the arguments
 * @param draft receives the values of the cursors
 * @throws BadInput
 */
export function checkPage(
  table: ResolvedTable,
  order: readonly OrderTerm[],
  { $after, $before, isPage }: PageOptions,
  path: string,
  draft: LoadDraft,
): Page {
  const opposite = reversed(order);
  const positions = [
    ...($after === undefined ? [] : [position(table, order, order, $after, `${path}.$after`, draft)]),
    ...($before === undefined ? [] : [position(table, order, opposite, $before, `${path}.$before`, draft)]),
  ];
  const backwards = $after === undefined && $before !== undefined && isPage;
  return { positions, backwards, order: backwards ? opposite : order };
}

/** Throws BadInput if the order of a table's rows is not total. */
export function checkTotal(table: ResolvedTable, path: string): void {
  if (table.primaryKey.length === 0)
    throw badInput(path, 'a table with a primary key, which makes the order total', table.key);
}

/** Reads a cursor of an order as a position in that order, or in the opposite one. */
function position(
  table: ResolvedTable,
  order: readonly OrderTerm[],
  direction: readonly OrderTerm[],
  cursor: unknown,
  path: string,
  draft: LoadDraft,
): Position {
  checkTotal(table, path);
  const values = readCursor(table, order, cursor, path);
  draft.append(direction === order ? 'after' : 'before');
  draft.append(values.map((value) => (value === null ? 'null' : '')).join());
  return {
    order: direction,
    values: values.map((value) => (value === null ? undefined : draft.slot(value))),
  };
}

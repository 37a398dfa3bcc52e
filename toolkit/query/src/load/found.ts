import { TrellisError } from '@trellis/model';
import { type CopyRow, copyRows, rowCopier } from './copy-row.ts';
import type { LoadedRow } from './reader.ts';
import type { KeyedStatement } from './statement.ts';
import type { Cells } from './together.ts';
import { keyReader, type Waiting } from './waiting.ts';

/** The rows that a relationship led to, for those that wait for them. */
export interface Found {
  readonly waiting: Waiting;
  readonly rows: readonly LoadedRow[];
  /** For each row, the place of the key that it belongs to; undefined when nobody waits for it. */
  readonly places: readonly (number | undefined)[];
}

/** Which keys the rows of a statement belong to. */
export function placesOf(
  waiting: Waiting,
  { key, by }: KeyedStatement,
  { columns }: Cells,
): (number | undefined)[] {
  const column = columns[key] ?? [];
  if (by === 'place') return column.map((cell) => Number(cell) - 1);
  const read = keyReader(waiting.relation);
  return column.map((cell) => waiting.placeOf(read(cell)));
}

/** Gives rows to those that wait for them: they must be whole, since whoever is not the first gets a copy. */
export function give(found: Found): void {
  const copy = rowCopier(found.waiting.relation.plan);
  if (found.waiting.relation.to.many) giveLists(found, copy);
  else giveRows(found, copy);
}

function giveLists({ waiting, rows, places }: Found, copy: CopyRow): void {
  const lists: (LoadedRow[] | undefined)[] = new Array(waiting.count);
  for (let i = 0; i < rows.length; i += 1) {
    const place = places[i];
    if (place === undefined) continue;
    const list = lists[place];
    if (list) list.push(rows[i] as LoadedRow);
    else lists[place] = [rows[i] as LoadedRow];
  }
  waiting.give<LoadedRow[]>(
    lists,
    () => [],
    (list) => copyRows(list, copy),
  );
}

function giveRows({ waiting, rows, places }: Found, copy: CopyRow): void {
  const { to, plan } = waiting.relation;
  const first: (LoadedRow | undefined)[] = new Array(waiting.count);
  for (let i = 0; i < rows.length; i += 1) {
    const place = places[i];
    if (place !== undefined) first[place] ??= rows[i];
  }
  // Between two statements a row can go that the first had led to.
  if (to.required && plan.where === undefined && first.includes(undefined))
    throw new TrellisError(
      'LOAD_CHANGED',
      `Expected a row of ${to.target} for every ${plan.path}, got none for some: it went while loading. Load in a transaction of isolation level repeatable read, or by the strategy "joined".`,
    );
  waiting.give<LoadedRow>(first, () => null, copy);
}

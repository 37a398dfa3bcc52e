import { TrellisError } from '@trellis/model';
import { type CopyRow, copyRows, rowCopier } from './copy-row.ts';
import type { Cells, LoadedRow } from './layout.ts';
import type { ParentRows } from './parent-rows.ts';
import { keyReader } from './simple-key.ts';
import type { RelatedStatement } from './statement.ts';

/** Rows that a `selectin` relationship leads to, and the parent rows that they belong to. */
export interface RelatedRows {
  readonly parents: ParentRows;
  readonly rows: readonly LoadedRow[];
  /** For each row, the index of its key among those of the parents; undefined if no parent has that key. */
  readonly keyIndexes: readonly (number | undefined)[];
}

/** Finds the keys that the rows of a statement belong to. */
export function keyIndexesOf(
  parents: ParentRows,
  { key, keyedBy }: RelatedStatement,
  { columns }: Cells,
): (number | undefined)[] {
  const column = columns[key] ?? [];
  if (keyedBy === 'place') return column.map((cell) => Number(cell) - 1);
  const read = keyReader(parents.relation);
  return column.map((cell) => parents.indexOf(read(cell)));
}

/** Assigns related rows to their parents. The rows must be complete, since some parents get copies. */
export function assignRelated(related: RelatedRows): void {
  const copy = rowCopier(related.parents.relation.plan);
  if (related.parents.relation.to.many) assignLists(related, copy);
  else assignRows(related, copy);
}

function assignLists({ parents, rows, keyIndexes }: RelatedRows, copy: CopyRow): void {
  const lists: (LoadedRow[] | undefined)[] = new Array(parents.count);
  for (let i = 0; i < rows.length; i += 1) {
    const index = keyIndexes[i];
    if (index === undefined) continue;
    const list = lists[index];
    if (list) list.push(rows[i] as LoadedRow);
    else lists[index] = [rows[i] as LoadedRow];
  }
  parents.assign<LoadedRow[]>(
    lists,
    () => [],
    (list) => copyRows(list, copy),
  );
}

function assignRows({ parents, rows, keyIndexes }: RelatedRows, copy: CopyRow): void {
  const { to, plan } = parents.relation;
  const first: (LoadedRow | undefined)[] = new Array(parents.count);
  for (let i = 0; i < rows.length; i += 1) {
    const index = keyIndexes[i];
    if (index !== undefined) first[index] ??= rows[i];
  }
  // A row that the first statement referred to can be deleted before the second one runs.
  if (to.required && plan.where === undefined && first.includes(undefined))
    throw new TrellisError(
      'LOAD_CHANGED',
      `Expected a row of ${to.target} for every ${plan.path}, but some were deleted while loading. Load in a transaction of isolation level repeatable read, or with the strategy "joined".`,
    );
  parents.assign<LoadedRow>(first, () => null, copy);
}

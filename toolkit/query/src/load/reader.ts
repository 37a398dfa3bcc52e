import { type Codec, itself } from '../value/index.ts';
import { transpose } from './columnar.ts';
import { printCursor } from './cursor.ts';
import { type Cells, CURSOR, type LoadedRow, MAX_ARGUMENTS, type RowLayout } from './layout.ts';
import { ParentRows } from './parent-rows.ts';
import type { RelationPlan } from './plan.ts';

/**
 * Builds rows from the cells of a statement, column by column.
 *
 * @param layout which cells make up a row
 * @param cells PostgreSQL's text output, or parsed JSON
 * @param parents receives the rows whose relationships further statements load
 */
export function readRows(layout: RowLayout, cells: Cells, parents: ParentRows[]): LoadedRow[] {
  const rows: LoadedRow[] = [];
  for (let i = 0; i < cells.count; i += 1) rows.push({ ...layout.empty });
  for (const { name, codec, cell } of layout.columns) assign(rows, name, codec, cells.columns[cell] ?? []);
  if (layout.cursor) assignCursors(rows, layout.cursor, cells);
  for (const { relation, layout: inner, cell, width } of layout.nested)
    assignNested(
      rows,
      relation,
      readNested(inner, width, relation.to.many, cells.columns[cell] ?? [], parents),
    );
  for (const { relation, layout: inner, marker } of layout.adjacent) {
    const markers = cells.columns[marker] ?? [];
    const present = markers.flatMap((one, i) => (one === null ? [] : [i]));
    const found = readRows(inner, present.length === cells.count ? cells : pick(cells, present), parents);
    for (let i = 0; i < present.length; i += 1)
      (rows[present[i] as number] as LoadedRow)[relation.to.name] = found[i];
  }
  for (const { relation, cells: keys } of layout.deferred)
    parents.push(
      new ParentRows(
        relation,
        rows,
        keys.map((cell) => cells.columns[cell] ?? []),
      ),
    );
  return rows;
}

function assign(
  rows: readonly LoadedRow[],
  name: string,
  { decode }: Codec,
  column: readonly unknown[],
): void {
  if (decode === itself) for (let i = 0; i < rows.length; i += 1) (rows[i] as LoadedRow)[name] = column[i];
  else
    for (let i = 0; i < rows.length; i += 1) {
      const cell = column[i];
      if (cell !== null) (rows[i] as LoadedRow)[name] = decode(cell);
    }
}

function assignCursors(
  rows: readonly LoadedRow[],
  { scope, cells: positions }: NonNullable<RowLayout['cursor']>,
  { columns }: Cells,
): void {
  for (let i = 0; i < rows.length; i += 1)
    (rows[i] as LoadedRow)[CURSOR] = printCursor(
      scope,
      positions.map((cell) => columns[cell]?.[i] ?? null),
    );
}

/** Reads the rows of a JSON column all at once, and counts the rows in each cell. */
function readNested(
  layout: RowLayout,
  width: number,
  many: boolean,
  column: readonly unknown[],
  parents: ParentRows[],
): { rows: LoadedRow[]; counts: number[] } {
  const all: unknown[][] = [];
  const counts = column.map((cell) => {
    const value = typeof cell === 'string' ? JSON.parse(cell) : cell;
    if (value === null) return 0;
    const found = (many ? value : [value]) as unknown[][];
    for (const one of found) all.push(width > MAX_ARGUMENTS ? one.flat() : one);
    return found.length;
  });
  return { rows: readRows(layout, transpose(all, width), parents), counts };
}

function assignNested(
  rows: readonly LoadedRow[],
  { to }: RelationPlan,
  found: { rows: readonly LoadedRow[]; counts: readonly number[] },
): void {
  let start = 0;
  for (const [i, row] of rows.entries()) {
    const end = start + (found.counts[i] ?? 0);
    if (to.many) row[to.name] = found.rows.slice(start, end);
    else if (end > start) row[to.name] = found.rows[start];
    start = end;
  }
}

/** Selects rows by position. */
function pick({ columns }: Cells, positions: readonly number[]): Cells {
  return {
    count: positions.length,
    columns: columns.map((column) => positions.map((position) => column[position])),
  };
}

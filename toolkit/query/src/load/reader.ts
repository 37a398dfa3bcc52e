import { type Codec, itself } from '../value/codec.ts';
import type { PlanRelation } from './plan.ts';
import { type Cells, transposed } from './together.ts';
import { Waiting } from './waiting.ts';

/** A row in the making. */
export type LoadedRow = Record<string, unknown>;

/** Which cells of a statement make a row, and how. */
export interface Shape {
  /** The row with nothing in it: a copy of it is quicker than properties one after the other. */
  readonly empty: LoadedRow;
  readonly columns: readonly { readonly name: string; readonly codec: Codec; readonly cell: number }[];
  /** Relationships whose rows stand in one cell each, as JSON. */
  readonly nested: readonly {
    readonly relation: PlanRelation;
    readonly shape: Shape;
    readonly cell: number;
    /** How many cells a row in it has. */
    readonly width: number;
  }[];
  /** Relationships to one row, whose cells stand beside; the marker is null where there is none. */
  readonly beside: readonly {
    readonly relation: PlanRelation;
    readonly shape: Shape;
    readonly marker: number;
  }[];
  /** What further statements bring, and which cells hold its keys. */
  readonly later: readonly { readonly relation: PlanRelation; readonly cells: readonly number[] }[];
}

/** More than this PostgreSQL gives to no function: JSON arrays of more cells come in pieces. */
export const MOST_ARGUMENTS = 100;

/**
 * Makes rows of a statement's cells, column by column.
 *
 * @param shape what the cells are
 * @param cells PostgreSQL's texts, or what JSON holds
 * @param waiting gets the rows that wait for what further statements bring
 */
export function readRows(shape: Shape, cells: Cells, waiting: Waiting[]): LoadedRow[] {
  const rows: LoadedRow[] = [];
  for (let i = 0; i < cells.count; i += 1) rows.push({ ...shape.empty });
  for (const { name, codec, cell } of shape.columns) put(rows, name, codec, cells.columns[cell] ?? []);
  for (const { relation, shape: inner, cell, width } of shape.nested)
    putNested(rows, relation, readNested(inner, width, relation.to.many, cells.columns[cell] ?? [], waiting));
  for (const { relation, shape: inner, marker } of shape.beside) {
    const markers = cells.columns[marker] ?? [];
    const there = markers.flatMap((one, i) => (one === null ? [] : [i]));
    const found = readRows(inner, there.length === cells.count ? cells : only(cells, there), waiting);
    for (let i = 0; i < there.length; i += 1)
      (rows[there[i] as number] as LoadedRow)[relation.to.name] = found[i];
  }
  for (const { relation, cells: keys } of shape.later)
    waiting.push(
      new Waiting(
        relation,
        rows,
        keys.map((cell) => cells.columns[cell] ?? []),
      ),
    );
  return rows;
}

function put(rows: readonly LoadedRow[], name: string, { decode }: Codec, column: readonly unknown[]): void {
  if (decode === itself) for (let i = 0; i < rows.length; i += 1) (rows[i] as LoadedRow)[name] = column[i];
  else
    for (let i = 0; i < rows.length; i += 1) {
      const cell = column[i];
      if (cell !== null) (rows[i] as LoadedRow)[name] = decode(cell);
    }
}

/** The rows of a column of JSON, all read at once, and how many each cell had. */
function readNested(
  shape: Shape,
  width: number,
  many: boolean,
  column: readonly unknown[],
  waiting: Waiting[],
): { rows: LoadedRow[]; counts: number[] } {
  const all: unknown[][] = [];
  const counts = column.map((cell) => {
    const value = typeof cell === 'string' ? JSON.parse(cell) : cell;
    if (value === null) return 0;
    const found = (many ? value : [value]) as unknown[][];
    for (const one of found) all.push(width > MOST_ARGUMENTS ? one.flat() : one);
    return found.length;
  });
  return { rows: readRows(shape, transposed(all, width), waiting), counts };
}

function putNested(
  rows: readonly LoadedRow[],
  { to }: PlanRelation,
  found: { rows: readonly LoadedRow[]; counts: readonly number[] },
): void {
  let at = 0;
  for (const [i, row] of rows.entries()) {
    const end = at + (found.counts[i] ?? 0);
    if (to.many) row[to.name] = found.rows.slice(at, end);
    else if (end > at) row[to.name] = found.rows[at];
    at = end;
  }
}

/** Some of the rows alone. */
function only({ columns }: Cells, places: readonly number[]): Cells {
  return { count: places.length, columns: columns.map((column) => places.map((place) => column[place])) };
}

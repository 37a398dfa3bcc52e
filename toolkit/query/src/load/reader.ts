import type { ResolvedColumn } from '../resolved/index.ts';
import type { PlanRelation } from './plan.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** A row in the making. */
export type LoadedRow = Record<string, unknown>;

/** What a statement's row holds, cell by cell, and how to make a row of it. */
export interface Shape {
  /** The row with nothing in it: a copy of it is quicker than properties one after the other. */
  readonly empty: LoadedRow;
  /** The columns read, those first that the row keeps. */
  readonly columns: readonly ResolvedColumn[];
  readonly kept: number;
  /** What follows the columns' cells: a relationship's rows each. */
  readonly joined: readonly { readonly relation: PlanRelation; readonly shape: Shape }[];
  /** What further statements bring, and which cells hold its keys. */
  readonly later: readonly { readonly relation: PlanRelation; readonly keys: readonly number[] }[];
}

/** More than this PostgreSQL gives to no function: JSON arrays of more cells come in pieces. */
export const MOST_ARGUMENTS = 100;

/**
 * Makes a row of a statement's cells.
 *
 * @param shape what the cells are
 * @param cells PostgreSQL's texts, or what JSON holds
 * @param waiting where the row waits for what further statements bring
 */
export function readRow(shape: Shape, cells: readonly unknown[], waiting: WaitingRoom): LoadedRow {
  const { columns, kept, joined, later } = shape;
  const row = { ...shape.empty };
  for (let i = 0; i < kept; i += 1) {
    const cell = cells[i];
    if (cell === null) continue;
    const { name, codec } = columns[i] as ResolvedColumn;
    row[name] = codec.decode(cell);
  }
  for (let i = 0; i < joined.length; i += 1) {
    const { relation, shape: inner } = joined[i] as Shape['joined'][number];
    row[relation.to.name] = readJoined(relation, inner, cells[columns.length + i], waiting);
  }
  for (const { relation, keys } of later) {
    if (relation.to.many) row[relation.to.name] = [];
    waiting.at(relation).add(row, cells, keys);
  }
  return row;
}

function readJoined(relation: PlanRelation, shape: Shape, cell: unknown, waiting: WaitingRoom): unknown {
  const value = typeof cell === 'string' ? JSON.parse(cell) : cell;
  if (relation.to.many)
    return ((value ?? []) as unknown[][]).map((cells) => readRow(shape, whole(shape, cells), waiting));
  return value === null ? null : readRow(shape, whole(shape, value), waiting);
}

/** The cells of a row in JSON, which come in pieces when there are many. */
function whole({ columns, joined }: Shape, cells: unknown[]): unknown[] {
  return columns.length + joined.length > MOST_ARGUMENTS ? cells.flat() : cells;
}

import type { ResolvedColumn } from '../resolved/index.ts';
import type { PlanRelation } from './plan.ts';

/** A row in the making. */
export type LoadedRow = Record<string, unknown>;

/** Rows that wait for what a relationship leads to, with the texts of their keys. */
export interface Waiting {
  readonly rows: LoadedRow[];
  readonly keys: string[][];
}

/** By relationship, what waits. */
export type WaitingRoom = Map<PlanRelation, Waiting>;

/** What a statement's row holds, cell by cell, and how to make a row of it. */
export interface Shape {
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

/** How many cells there are. */
export function width({ columns, joined }: Shape): number {
  return columns.length + joined.length;
}

/**
 * Makes a row of a statement's cells.
 *
 * @param shape what the cells are
 * @param cells PostgreSQL's texts, or what JSON holds
 * @param waiting where the row waits for what further statements bring
 */
export function readRow(shape: Shape, cells: readonly unknown[], waiting: WaitingRoom): LoadedRow {
  const { columns, kept, joined, later } = shape;
  const row: LoadedRow = {};
  for (let i = 0; i < kept; i += 1) {
    const { name, codec } = columns[i] as ResolvedColumn;
    const cell = cells[i];
    row[name] = cell === null ? null : codec.decode(cell);
  }
  for (const { relation } of later) row[relation.to.name] = relation.to.many ? [] : null;
  joined.forEach(({ relation, shape: inner }, i) => {
    row[relation.to.name] = readJoined(relation, inner, cells[columns.length + i], waiting);
  });
  for (const { relation, keys } of later)
    wait(
      relation,
      row,
      keys.map((key) => cells[key]),
      waiting,
    );
  return row;
}

function readJoined(relation: PlanRelation, shape: Shape, cell: unknown, waiting: WaitingRoom): unknown {
  const value = typeof cell === 'string' ? JSON.parse(cell) : cell;
  if (relation.to.many)
    return ((value ?? []) as unknown[][]).map((cells) => readRow(shape, whole(shape, cells), waiting));
  return value === null ? null : readRow(shape, whole(shape, value), waiting);
}

/** The cells of a row in JSON, which come in pieces when there are many. */
function whole(shape: Shape, cells: unknown[]): unknown[] {
  return width(shape) > MOST_ARGUMENTS ? cells.flat() : cells;
}

/** A row without a key leads nowhere. */
function wait(relation: PlanRelation, row: LoadedRow, keys: readonly unknown[], waiting: WaitingRoom): void {
  if (keys.includes(null)) return;
  let room = waiting.get(relation);
  if (room === undefined) {
    room = { rows: [], keys: [] };
    waiting.set(relation, room);
  }
  room.rows.push(row);
  room.keys.push(keys.map(String));
}

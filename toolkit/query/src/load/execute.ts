import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { ResolvedTable } from '../resolved/index.ts';
import { type Fragment, fillSlots, run, type Told } from '../statement/index.ts';
import { copyRows, rowCopier } from './copy-row.ts';
import type { Plan, PlanRelation } from './plan.ts';
import { type LoadedRow, readRows } from './reader.ts';
import type { Sketch } from './sketch.ts';
import { type KeyedStatement, relatedStatement, rootStatement, type Statement } from './statement.ts';
import { type Cells, readTogether, transposed } from './together.ts';
import { keyReader, type Waiting } from './waiting.ts';

/**
 * Loads the rows of a plan: one statement, then one for each relationship of the `selectin`
 * strategy that some row leads to.
 *
 * @param knex a Knex instance or a transaction
 * @param plan what to load
 * @param sketch what was taken down of it
 */
export async function execute(knex: Knex, plan: Plan, sketch: Sketch): Promise<LoadedRow[]> {
  const statement = keptRoot(plan, sketch.outline);
  const told: Told = { values: sketch.values, keys: [] };
  const waiting: Waiting[] = [];
  const rows = readRows(statement.shape, await fetch(knex, statement, told), waiting);
  await fill(knex, waiting, told);
  return rows;
}

/** So many loads of different statements are remembered for each table. */
const MOST_KEPT = 500;
const roots = new WeakMap<ResolvedTable, Map<string, Statement>>();
const related = new WeakMap<PlanRelation, KeyedStatement>();

/** A statement made before for a load of the same outline; those of its relationships come with it. */
function keptRoot(plan: Plan, outline: string): Statement {
  const kept = roots.get(plan.table) ?? new Map<string, Statement>();
  roots.set(plan.table, kept);
  const found = kept.get(outline);
  if (found) return found;
  if (kept.size >= MOST_KEPT) kept.clear();
  const made = rootStatement(plan);
  kept.set(outline, made);
  return made;
}

function keptRelated(relation: PlanRelation): KeyedStatement {
  const found = related.get(relation) ?? relatedStatement(relation);
  related.set(relation, found);
  return found;
}

/** Runs a statement: its rows together, or row by row where that cannot be or turns out to be too much. */
async function fetch(knex: Knex, { rows, width, together }: Statement, told: Told): Promise<Cells> {
  if (together) {
    const [row] = (await run(knex, filled(together.fragment, told))).rows;
    const cells = row && readTogether(together.kinds, row, together.most);
    if (cells) return cells;
  }
  return transposed((await run(knex, filled(rows, told))).rows, width);
}

function filled({ sql, bindings }: Fragment, told: Told): Fragment {
  return { sql, bindings: fillSlots(bindings, told) };
}

/** Brings what is waited for, one statement after the other: a transaction has one connection. */
async function fill(knex: Knex, all: readonly Waiting[], told: Told): Promise<void> {
  for (const waiting of all) await follow(knex, waiting, told);
}

async function follow(knex: Knex, waiting: Waiting, { values }: Told): Promise<void> {
  const { relation } = waiting;
  const told = { values, keys: waiting.keys() };
  const statement = keptRelated(relation);
  const next: Waiting[] = [];
  const cells = waiting.count === 0 ? NONE : await fetch(knex, statement, told);
  const rows = readRows(statement.shape, cells, next);
  // Whole before they are given away, since whoever is not the first gets a copy.
  await fill(knex, next, told);
  const places = placesOf(waiting, statement, cells);
  if (relation.to.many) giveLists(waiting, rows, places);
  else giveRows(waiting, rows, places);
}

const NONE: Cells = { count: 0, columns: [] };

/** For each row that was found, the place of the key that it belongs to. */
function placesOf(waiting: Waiting, { key, by }: KeyedStatement, { columns }: Cells): number[] {
  const column = columns[key] ?? [];
  if (by === 'place') return column.map((cell) => Number(cell) - 1);
  const read = keyReader(waiting.relation);
  return column.map((cell) => waiting.placeOf(read(cell)) ?? -1);
}

function giveLists(waiting: Waiting, rows: readonly LoadedRow[], places: readonly number[]): void {
  const lists: (LoadedRow[] | undefined)[] = new Array(waiting.count);
  for (let i = 0; i < rows.length; i += 1) {
    const place = places[i] as number;
    const list = lists[place];
    if (list) list.push(rows[i] as LoadedRow);
    else lists[place] = [rows[i] as LoadedRow];
  }
  const copy = rowCopier(waiting.relation.plan);
  waiting.give<LoadedRow[]>(
    lists,
    () => [],
    (list) => copyRows(list, copy),
  );
}

function giveRows(waiting: Waiting, rows: readonly LoadedRow[], places: readonly number[]): void {
  const { to, plan } = waiting.relation;
  const found: (LoadedRow | undefined)[] = new Array(waiting.count);
  for (let i = 0; i < rows.length; i += 1) found[places[i] as number] ??= rows[i];
  // Between two statements a row can go that the first had led to.
  if (to.required && plan.where === undefined && found.includes(undefined))
    throw new TrellisError(
      'LOAD_CHANGED',
      `Expected a row of ${to.target} for every ${plan.path}, got none for some: it went while loading. Load in a transaction of isolation level repeatable read, or by the strategy "joined".`,
    );
  waiting.give<LoadedRow>(found, () => null, rowCopier(plan));
}

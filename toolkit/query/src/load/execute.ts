import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import type { Plan, PlanRelation } from './plan.ts';
import { type LoadedRow, readRow, type Waiting, type WaitingRoom } from './reader.ts';
import { type KeyedStatement, relatedStatement, rootStatement, run } from './statement.ts';

/**
 * Loads the rows of a plan: one statement, then one for each relationship of the `selectin`
 * strategy that some row leads to.
 *
 * @param knex a Knex instance or a transaction
 * @param plan what to load
 */
export async function execute(knex: Knex, plan: Plan): Promise<LoadedRow[]> {
  const statement = rootStatement(plan);
  const waiting: WaitingRoom = new Map();
  const rows = (await run(knex, statement)).map((cells) => readRow(statement.shape, cells, waiting));
  await fill(knex, waiting);
  return rows;
}

async function fill(knex: Knex, waiting: WaitingRoom): Promise<void> {
  // One after the other: inside a transaction there is one connection, and it takes one statement at a time.
  for (const [relation, { rows, keys }] of waiting) {
    const next: WaitingRoom = new Map();
    await follow(knex, relation, { rows, keys }, next);
    await fill(knex, next);
  }
}

async function follow(
  knex: Knex,
  relation: PlanRelation,
  { rows, keys }: Waiting,
  next: WaitingRoom,
): Promise<void> {
  const places = new Map<string, number>();
  const distinct: string[][] = [];
  /** For each key, the rows that have it. */
  const groups: LoadedRow[][] = [];
  keys.forEach((key, i) => {
    const text = key.length === 1 ? (key[0] as string) : JSON.stringify(key);
    let place = places.get(text);
    if (place === undefined) {
      place = distinct.push(key) - 1;
      places.set(text, place);
      groups.push([]);
    }
    groups[place]?.push(rows[i] as LoadedRow);
  });
  const statement = relatedStatement(relation, distinct);
  for (const cells of await run(knex, statement)) {
    const key = cells[statement.key] as string;
    const place = statement.by === 'place' ? Number(key) - 1 : places.get(key);
    if (place !== undefined) attach(relation, statement, cells, groups[place] ?? [], next);
  }
  if (relation.to.required && relation.plan.where === undefined) checkAllFound(relation, rows);
}

/** Every row gets a copy of its own of what it leads to: what is done to one shows in no other. */
function attach(
  { to }: PlanRelation,
  { shape }: KeyedStatement,
  cells: readonly unknown[],
  rows: readonly LoadedRow[],
  next: WaitingRoom,
): void {
  for (const row of rows) {
    if (to.many) (row[to.name] as LoadedRow[]).push(readRow(shape, cells, next));
    else if (row[to.name] === null) row[to.name] = readRow(shape, cells, next);
  }
}

/** Between two statements a row can go that the first had led to. */
function checkAllFound({ to, plan }: PlanRelation, rows: readonly LoadedRow[]): void {
  if (!rows.some((row) => row[to.name] === null)) return;
  throw new TrellisError(
    'LOAD_CHANGED',
    `Expected a row of ${to.target} for every ${plan.path}, got none for some: it went while loading. Load in a transaction of isolation level repeatable read, or by the strategy "joined".`,
  );
}

import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { run } from '../statement/index.ts';
import { copyRow } from './copy-row.ts';
import type { Plan, PlanRelation } from './plan.ts';
import { type LoadedRow, readRow } from './reader.ts';
import { relatedStatement, rootStatement } from './statement.ts';
import { type Waiting, WaitingRoom } from './waiting-room.ts';

/**
 * Loads the rows of a plan: one statement, then one for each relationship of the `selectin`
 * strategy that some row leads to.
 *
 * @param knex a Knex instance or a transaction
 * @param plan what to load
 */
export async function execute(knex: Knex, plan: Plan): Promise<LoadedRow[]> {
  const statement = rootStatement(plan);
  const waiting = new WaitingRoom();
  const rows = (await run(knex, statement)).rows.map((cells) => readRow(statement.shape, cells, waiting));
  await fill(knex, waiting);
  return rows;
}

/** Brings what is waited for, one statement after the other: a transaction has one connection. */
async function fill(knex: Knex, room: WaitingRoom): Promise<void> {
  for (const [relation, waiting] of room) if (waiting.keys.length > 0) await follow(knex, relation, waiting);
}

async function follow(knex: Knex, relation: PlanRelation, waiting: Waiting): Promise<void> {
  const statement = relatedStatement(relation, waiting.keys);
  const next = new WaitingRoom();
  const found = (await run(knex, statement)).rows.map((cells) => {
    const key = cells[statement.key] as string;
    const rows = statement.by === 'place' ? waiting.rows[Number(key) - 1] : waiting.of(key);
    return { rows: rows ?? [], row: readRow(statement.shape, cells, next) };
  });
  // Whole before they are given away, since whoever is not the first gets a copy.
  await fill(knex, next);
  for (const { rows, row } of found) attach(relation, rows, row);
  if (relation.to.required && relation.plan.where === undefined) checkAllFound(relation, waiting);
}

function attach({ to, plan }: PlanRelation, rows: readonly LoadedRow[], related: LoadedRow): void {
  for (let i = 0; i < rows.length; i += 1) {
    const row = rows[i] as LoadedRow;
    const own = i === 0 ? related : copyRow(plan, related);
    if (to.many) (row[to.name] as LoadedRow[]).push(own);
    else row[to.name] ??= own;
  }
}

/** Between two statements a row can go that the first had led to. */
function checkAllFound({ to, plan }: PlanRelation, waiting: Waiting): void {
  if (waiting.rows.every((rows) => rows[0]?.[to.name] !== null)) return;
  throw new TrellisError(
    'LOAD_CHANGED',
    `Expected a row of ${to.target} for every ${plan.path}, got none for some: it went while loading. Load in a transaction of isolation level repeatable read, or by the strategy "joined".`,
  );
}

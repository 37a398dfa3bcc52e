import type { Knex } from 'knex';
import { type Fragment, fillSlots, fragment, joined, run, type Told } from '../statement/index.ts';
import type { Statement } from './statement.ts';
import { type Cells, readTogether, transposed } from './together.ts';

/** A statement and what its slots stand for. */
export interface Request {
  readonly statement: Statement;
  readonly told: Told;
}

/** So many statements at most are sent as one, of which PostgreSQL plans each with all the others. */
const MOST_IN_ONE = 6;
/** A select list has at most 1,664 cells. */
const MOST_CELLS = 800;

/**
 * Runs statements. Those that send their rows together give one row each, so that one statement
 * asks for several of them; the others, and those whose rows are too many, run by themselves.
 *
 * @param knex a Knex instance or a transaction
 * @param requests the statements
 * @returns the cells of each
 */
export async function fetchAll(knex: Knex, requests: readonly Request[]): Promise<Cells[]> {
  const found = new Map<Request, Cells>();
  for (const group of groups(requests.filter(({ statement }) => statement.together))) {
    const [row = []] = (await run(knex, asOne(group))).rows;
    let at = 0;
    for (const request of group) {
      const { kinds, most } = request.statement.together as NonNullable<Statement['together']>;
      const cells = readTogether(kinds, row.slice(at, at + kinds.length + 1), most);
      if (cells) found.set(request, cells);
      at += kinds.length + 1;
    }
  }
  for (const request of requests) if (!found.has(request)) found.set(request, await byRows(knex, request));
  return requests.map((request) => found.get(request) as Cells);
}

async function byRows(knex: Knex, { statement, told }: Request): Promise<Cells> {
  return transposed((await run(knex, filled(statement.rows, told))).rows, statement.width);
}

function groups(requests: readonly Request[]): Request[][] {
  const all: Request[][] = [];
  let cells = 0;
  for (const request of requests) {
    const last = all.at(-1);
    cells += request.statement.width + 1;
    if (last && last.length < MOST_IN_ONE && cells <= MOST_CELLS) last.push(request);
    else {
      all.push([request]);
      cells = request.statement.width + 1;
    }
  }
  return all;
}

function asOne(group: readonly Request[]): Fragment {
  const each = group.map(({ statement, told }) => filled(statement.together?.fragment as Fragment, told));
  const [only] = each;
  if (only && each.length === 1) return only;
  const tables = each.map((one, i) => fragment`(${one}) as ${`q${i}`}`);
  return fragment`select * from ${joined(tables, ' cross join ')}`;
}

function filled({ sql, bindings }: Fragment, told: Told): Fragment {
  return { sql, bindings: fillSlots(bindings, told) };
}

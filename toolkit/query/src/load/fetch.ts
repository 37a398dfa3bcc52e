import { type Fragment, fillSlots, type Run, type Told } from '../statement/index.ts';
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
 * @param run runs one
 * @param requests the statements
 * @returns the cells of each
 */
export async function fetchAll(run: Run, requests: readonly Request[]): Promise<Cells[]> {
  const found = new Map<Request, Cells>();
  for (const group of groups(requests.filter(({ statement }) => statement.together))) {
    const [row = []] = (await run(asOne(group))).rows;
    let at = 0;
    for (const request of group) {
      const { kinds, most } = request.statement.together as NonNullable<Statement['together']>;
      const cells = readTogether(kinds, row.slice(at, at + kinds.length + 1), most);
      if (cells) found.set(request, cells);
      at += kinds.length + 1;
    }
  }
  for (const request of requests) if (!found.has(request)) found.set(request, await byRows(run, request));
  return requests.map((request) => found.get(request) as Cells);
}

async function byRows(run: Run, { statement, told }: Request): Promise<Cells> {
  return transposed((await run(filled(statement.rows, told))).rows, statement.width);
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

/** Texts made before, by the statement that comes first in them and by those that follow it. */
const texts = new WeakMap<Statement, Map<string, string>>();

function asOne(group: readonly Request[]): Fragment {
  const all = group.map(({ statement, told }) => filled(statement.together?.fragment as Fragment, told));
  const [first] = group;
  if (first === undefined || all.length === 1) return all[0] as Fragment;
  const known = texts.get(first.statement) ?? new Map<string, string>();
  texts.set(first.statement, known);
  const others = group.map(({ statement }) => statement.number).join();
  const sql =
    known.get(others) ?? `select * from ${all.map((one, i) => `(${one.sql}) as q${i}`).join(' cross join ')}`;
  known.set(others, sql);
  return { sql, bindings: all.flatMap(({ bindings }) => bindings) };
}

function filled({ sql, bindings }: Fragment, told: Told): Fragment {
  return { sql, bindings: fillSlots(bindings, told) };
}

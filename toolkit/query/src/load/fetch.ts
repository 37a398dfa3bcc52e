import type { RunStatement } from '../connection/index.ts';
import { type Fragment, fillSlots, type SlotValues } from '../sql/index.ts';
import { readColumnar, transpose } from './columnar.ts';
import type { Cells } from './layout.ts';
import type { LoadStatement } from './statement.ts';

/** A statement and the values of its slots. */
export interface Request {
  readonly statement: LoadStatement;
  readonly slotValues: SlotValues;
}

/** Maximum number of statements combined into one, which PostgreSQL plans as a whole. */
const MAX_COMBINED = 6;
/** A select list has at most 1,664 columns. */
const MAX_CELLS = 800;

/**
 * Runs statements. Columnar statements return one row each, so several are combined into one. The others, and those
 * that turn out to have too many rows, run by themselves.
 *
 * @param run runs one statement
 * @param requests the statements
 * @returns the cells of each statement
 */
export async function fetchAll(run: RunStatement, requests: readonly Request[]): Promise<Cells[]> {
  const found = new Map<Request, Cells>();
  for (const group of groups(requests.filter(({ statement }) => statement.columnar))) {
    const [row = []] = (await run(combine(group))).rows;
    let start = 0;
    for (const request of group) {
      const { encodings, most } = request.statement.columnar as NonNullable<LoadStatement['columnar']>;
      const end = start + encodings.length + 1;
      const cells = readColumnar(encodings, row.slice(start, end), most);
      if (cells) found.set(request, cells);
      start = end;
    }
  }
  for (const request of requests) if (!found.has(request)) found.set(request, await fetchRows(run, request));
  return requests.map((request) => found.get(request) as Cells);
}

async function fetchRows(run: RunStatement, { statement, slotValues }: Request): Promise<Cells> {
  return transpose((await run(filled(statement.rows, slotValues))).rows, statement.width);
}

function groups(requests: readonly Request[]): Request[][] {
  const all: Request[][] = [];
  let cells = 0;
  for (const request of requests) {
    const last = all.at(-1);
    cells += request.statement.width + 1;
    if (last && last.length < MAX_COMBINED && cells <= MAX_CELLS) last.push(request);
    else {
      all.push([request]);
      cells = request.statement.width + 1;
    }
  }
  return all;
}

/** Cached texts of combined statements: by the first statement, then by the numbers of all. */
const texts = new WeakMap<LoadStatement, Map<string, string>>();

function combine(group: readonly Request[]): Fragment {
  const all = group.map(({ statement, slotValues }) =>
    filled(statement.columnar?.fragment as Fragment, slotValues),
  );
  const [first] = group;
  if (first === undefined || all.length === 1) return all[0] as Fragment;
  const cached = texts.get(first.statement) ?? new Map<string, string>();
  texts.set(first.statement, cached);
  const key = group.map(({ statement }) => statement.number).join();
  const sql =
    cached.get(key) ?? `select * from ${all.map((one, i) => `(${one.sql}) as q${i}`).join(' cross join ')}`;
  cached.set(key, sql);
  return { sql, bindings: all.flatMap(({ bindings }) => bindings) };
}

function filled({ sql, bindings }: Fragment, slotValues: SlotValues): Fragment {
  return { sql, bindings: fillSlots(bindings, slotValues) };
}

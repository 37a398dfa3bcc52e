import { TrellisError } from '@trellis/model';
import type { MaintainedTable } from './maintained-table.ts';
import { type Period, periodLater, periodsBetween } from './periods.ts';
import { positionOf } from './position.ts';
import type { Edge, Range } from './range.ts';
import type { PartitionSession } from './session.ts';

/** A range that should have a partition, with the end of its name. */
export interface Cell extends Range {
  readonly name: string;
}

/** The ranges that a table should have now. */
export interface Cells {
  readonly cells: readonly Cell[];
  /** Where the kept partitions begin; undefined if all are kept. */
  readonly keptFrom: bigint | undefined;
}

/** What the ranges follow from. */
export interface CellOptions {
  /** The time that counts as now; undefined for that of the server. */
  readonly now: string | undefined;
  /** The lowest bound of an existing partition. */
  readonly lowest: Edge | undefined;
}

/** More cells than this are a mistake: a first bound far in the past, or a jump of a sequence. */
const MOST = 10_000;

/** Finds the ranges from the first partition of a table to the last one ahead, without those that are no longer kept. */
export function cellsOf(
  session: PartitionSession,
  table: MaintainedTable,
  options: CellOptions,
): Promise<Cells> {
  const { every } = table.partitions;
  return typeof every === 'number'
    ? cellsOfNumbers(session, table, BigInt(every), options)
    : cellsOfTime(session, table, every, options);
}

async function cellsOfNumbers(
  session: PartitionSession,
  table: MaintainedTable,
  width: bigint,
  { lowest }: CellOptions,
): Promise<Cells> {
  const { ahead, keep, from } = table.partitions;
  const start = (value: bigint) => ((value - (((value % width) + width) % width)) / width) * width;
  const found = await positionOf(session, table);
  const begin = from === undefined ? undefined : BigInt(from);
  const now = found ?? begin ?? 0n;
  const current = start(begin !== undefined && begin > now ? begin : now);
  const keptFrom = keep === undefined ? undefined : current - BigInt(keep) * width;
  const first = greatest(least(lowest?.at, start(begin ?? current)), keptFrom);
  const last = current + BigInt(ahead) * width;
  expectFew(table, (last - start(first)) / width + 1n);
  const cells: Cell[] = [];
  for (let at = start(first); at <= last; at += width)
    cells.push({ from: edge(at), to: edge(at + width), name: String(at).replace('-', 'minus_') });
  return { cells, keptFrom };
}

function edge(at: bigint): Edge {
  return { at, text: String(at) };
}

function least(a: bigint | undefined, b: bigint): bigint {
  return a === undefined || b < a ? b : a;
}

function greatest(a: bigint, b: bigint | undefined): bigint {
  return b === undefined || a > b ? a : b;
}

async function cellsOfTime(
  session: PartitionSession,
  table: MaintainedTable,
  period: Period,
  { now, lowest }: CellOptions,
): Promise<Cells> {
  const { type, partitions } = table;
  const { ahead, keep, from, timeZone = 'UTC' } = partitions;
  // Columns without a time zone hold the time of the clocks there.
  const zone = type === 'timestamp with time zone' ? timeZone : 'UTC';
  const [days] = await session.rows<{ readonly today: string; readonly lowest: string | null }>(
    `select (coalesce($1::timestamptz, pg_catalog.now()) at time zone $2)::date::text as today,
       ($3::timestamptz at time zone $4)::date::text as lowest`,
    [now ?? null, timeZone, lowest?.text ?? null, zone],
  );
  const { today = '', lowest: oldest = null } = days ?? {};
  const current = typeof from === 'string' && from > today ? from : today;
  const kept = keep === undefined ? undefined : periodLater(period, current, -keep);
  const begin =
    [typeof from === 'string' ? from : today, ...(oldest === null ? [] : [oldest])].sort()[0] ?? today;
  const first = kept !== undefined && kept > begin ? kept : begin;
  const starts = periodsBetween(period, { from: first, now: current, later: ahead + 1 });
  expectFew(table, BigInt(starts.length));
  const edges = await session.rows<{ readonly text: string; readonly at: string }>(
    `select e.edge::text as text, (extract(epoch from e.edge::timestamptz) * 1000000)::bigint::text as at
     from pg_catalog.unnest($1::text[]) with ordinality as d (day, number),
       lateral (select (d.day::timestamp at time zone $2${type === 'timestamp with time zone' ? '' : ` at time zone 'UTC'`})::${type}) as e (edge)
     order by d.number`,
    [[...starts.map(({ day }) => day), kept ?? current], zone],
  );
  const all = edges.map(({ text, at }): Edge => ({ text, at: BigInt(at) }));
  const cells = starts.slice(0, -1).flatMap(({ name }, at): Cell[] => {
    const [begins, ends] = [all[at], all[at + 1]];
    return begins && ends ? [{ from: begins, to: ends, name }] : [];
  });
  return { cells, keptFrom: kept === undefined ? undefined : all.at(-1)?.at };
}

function expectFew({ key, column }: MaintainedTable, count: bigint): void {
  if (count > MOST)
    throw new TrellisError(
      'PARTITIONS_TOO_MANY',
      `Expected at most ${MOST} partitions of ${key} from its first to the last one ahead, got ${count}. Make \`every\` wider, set \`keep\`, or look at the values of ${column}.`,
    );
}

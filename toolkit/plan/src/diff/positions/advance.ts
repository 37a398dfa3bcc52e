import { type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName, sqlLiteral } from '@trellis/model/internal';
import { type Counting, isDescending } from './counting.ts';

/** Keeps the next value of a sequence in a setting of the session. */
export function keepNext(sequence: QualifiedName, counting: Counting, setting: string): string {
  const next = nextValue(counting);
  return `SELECT pg_catalog.set_config('${setting}', (${next})::text, false) FROM ${qualifiedName(sequence)}`;
}

/** Advances a sequence to a next value that `keepNext` kept, unless its own is further. */
export function advanceToKept(sequence: QualifiedName, counting: Counting, setting: string): string {
  const further = isDescending(counting) ? '<' : '>';
  return `${setNext(sequence, 'next', counting)} FROM ${qualifiedName(sequence)}, (SELECT pg_catalog.current_setting('${setting}')::numeric AS next) AS kept WHERE next ${further} ${nextValue(counting)}`;
}

/** Advances a sequence to the last number of a column, unless it is further. */
export function advanceToColumn(
  sequence: QualifiedName,
  counting: Counting,
  table: QualifiedName,
  column: string,
): string {
  const [last, range] = isDescending(counting)
    ? ['min', `${counting.min} AND last_value`]
    : ['max', `last_value AND ${counting.max}`];
  return `SELECT pg_catalog.setval(${literal(sequence)}, used.last) FROM ${qualifiedName(sequence)}, (SELECT ${last}(${quoteIdentifier(column)}) AS last FROM ${qualifiedName(table)}) AS used WHERE used.last BETWEEN ${range}`;
}

/**
 * Moves a sequence into narrower bounds, or keeps its next value where it will count in smaller steps, so that it does not
 * return to a number that it has given out.
 *
 * @param from how it counts
 * @param to how it will count, in the same direction
 */
export function moveInto(sequence: QualifiedName, from: Counting, to: Counting): string {
  const min = larger(from.min, to.min);
  const max = -larger(-from.max, -to.max);
  const next = isDescending(to) ? `LEAST(next, ${max})` : `GREATEST(next, ${min})`;
  return `${setNext(sequence, next, { ...to, min, max })} FROM (SELECT ${nextValue(from)} AS next FROM ${qualifiedName(sequence)}) AS s`;
}

/** `SELECT setval(…)`, so that a value comes next. If it is beyond the last number, the sequence has reached its end. */
function setNext(sequence: QualifiedName, next: string, counting: Counting): string {
  const [value, isPast] = isDescending(counting)
    ? [`GREATEST(${next}, ${counting.min})`, `next < ${counting.min}`]
    : [`LEAST(${next}, ${counting.max})`, `next > ${counting.max}`];
  return `SELECT pg_catalog.setval(${literal(sequence)}, ${value}::bigint, ${isPast})`;
}

/** `Math.max` takes no bigint. */
function larger(a: bigint, b: bigint): bigint {
  if (a > b) return a;
  return b;
}

/** The value that a sequence gives out next, which may lie beyond its bounds. */
function nextValue({ increment }: Counting): string {
  return `last_value::numeric + CASE WHEN is_called THEN ${increment} ELSE 0 END`;
}

function literal(sequence: QualifiedName): string {
  return sqlLiteral(qualifiedName(sequence));
}

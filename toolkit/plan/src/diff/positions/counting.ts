import type { SequenceOptions } from '@trellis/model';

/** The options of a sequence with its type, which limits its bounds. */
export type TypedOptions = SequenceOptions & { readonly type: string };

/** How a sequence counts, with PostgreSQL's defaults filled in. */
export interface Counting {
  readonly increment: bigint;
  readonly min: bigint;
  readonly max: bigint;
  readonly start: bigint;
}

/** How a sequence with these options counts. */
export function countingOf(options: TypedOptions): Counting {
  const bits = { smallint: 15n, integer: 31n }[options.type] ?? 63n;
  const increment = BigInt(options.increment ?? '1');
  const [lowest, highest] = increment < 0n ? [-(2n ** bits), -1n] : [1n, 2n ** bits - 1n];
  const min = options.minValue === undefined ? lowest : BigInt(options.minValue);
  const max = options.maxValue === undefined ? highest : BigInt(options.maxValue);
  const start = options.start === undefined ? (increment < 0n ? max : min) : BigInt(options.start);
  return { increment, min, max, start };
}

export function isDescending({ increment }: Counting): boolean {
  return increment < 0n;
}

/**
 * Whether the position of one sequence means something for the other: they count in the same direction and have numbers
 * in common.
 */
export function isComparable(a: Counting, b: Counting): boolean {
  return isDescending(a) === isDescending(b) && a.min <= b.max && b.min <= a.max;
}

/** A bound of a partition: its place in the order of all bounds, and as SQL prints it. */
export interface Edge {
  /** The number, or the microseconds since 1970. */
  readonly at: bigint;
  /** The text of the value, without quotes. */
  readonly text: string;
}

/** The values from one bound, which it includes, to another, which it does not. */
export interface Range {
  readonly from: Edge;
  readonly to: Edge;
}

/** MINVALUE and MAXVALUE. No value of a type is beyond them. */
export const LOWEST: Edge = { at: -(2n ** 100n), text: 'MINVALUE' };
export const HIGHEST: Edge = { at: 2n ** 100n, text: 'MAXVALUE' };

/** Returns whether a bound is a value, and not MINVALUE or MAXVALUE. */
export function isValue({ at }: Edge): boolean {
  return at !== LOWEST.at && at !== HIGHEST.at;
}

/**
 * Returns the parts of a range that other ranges do not cover.
 *
 * @param taken ranges in any order, which may overlap
 */
export function uncovered(range: Range, taken: readonly Range[]): readonly Range[] {
  const found: Range[] = [];
  let { from } = range;
  const inOrder = [...taken].sort((a, b) => (a.from.at < b.from.at ? -1 : 1));
  for (const one of inOrder) {
    if (one.to.at <= from.at || one.from.at >= range.to.at) continue;
    if (one.from.at > from.at) found.push({ from, to: one.from });
    from = one.to;
  }
  if (from.at < range.to.at) found.push({ from, to: range.to });
  return found;
}

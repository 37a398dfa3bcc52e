/** How the live type of a column serves a program that knows another. */
export type TypeFit = 'same' | 'wider' | 'other';

/** Types whose values a program reads as before when a column got the second in place of the first. */
const WIDER: readonly (readonly [string, string])[] = [
  ['smallint', 'integer'],
  ['real', 'double precision'],
  ['character varying', 'text'],
  ['text', 'character varying'],
];

/**
 * Whether values of a live type serve who expects another: every value that it writes fits, and what it reads
 * comes as the same type of the language.
 *
 * @param needed the type that the program knows, as SQL
 * @param live the type that the column has, as `format_type` prints it
 * @param sameBase whether the server says that both are one type, modifiers aside
 */
export function typeFit(needed: string, live: string, sameBase: boolean): TypeFit {
  if (needed === live) return 'same';
  const [neededBase, neededSize] = parts(needed);
  const [liveBase, liveSize] = parts(live);
  const widened = WIDER.some(([from, to]) => neededBase === from && liveBase === to);
  if (!sameBase && !widened) return 'other';
  if (neededSize.join() === liveSize.join()) return sameBase ? 'same' : 'wider';
  // No limit is wider than any.
  if (liveSize.length === 0) return 'wider';
  if (neededSize.length === 0) return 'other';
  if (liveBase === 'character varying') return (liveSize[0] ?? 0) >= (neededSize[0] ?? 0) ? 'wider' : 'other';
  if (liveBase === 'numeric') {
    const [neededWhole, neededScale] = digits(neededSize);
    const [liveWhole, liveScale] = digits(liveSize);
    return liveWhole >= neededWhole && liveScale >= neededScale ? 'wider' : 'other';
  }
  return 'other';
}

/** `numeric(12,2)` is `numeric` and 12, 2; arrays keep their brackets with the name. */
function parts(type: string): readonly [string, readonly number[]] {
  const open = type.indexOf('(');
  const close = type.indexOf(')', open);
  if (open < 0 || close < 0) return [type, []];
  const sizes = type
    .slice(open + 1, close)
    .split(',')
    .map(Number);
  const base = (type.slice(0, open) + type.slice(close + 1)).trim();
  const [first, second] = sizes;
  // `numeric(10)` is `numeric(10,0)`.
  return [base, base.startsWith('numeric') && first !== undefined ? [first, second ?? 0] : sizes];
}

/** How many digits stand before the point and after it. */
function digits([precision = 0, scale = 0]: readonly number[]): readonly [number, number] {
  return [precision - scale, scale];
}

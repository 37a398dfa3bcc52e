import { builtInName, parseTypeName, type TypeName } from '@trellis/model';

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
  const [from, to] = [parseTypeName(needed), parseTypeName(live)];
  const name = builtInName(to);
  const isWidened = WIDER.some(([narrow, wide]) => builtInName(from) === narrow && name === wide);
  if (!sameBase && (!isWidened || from.dimensions + to.dimensions > 0)) return 'other';
  if (from.fields === to.fields && from.modifiers.join() === to.modifiers.join())
    return sameBase ? 'same' : 'wider';
  // No limit is wider than any.
  if (to.fields === undefined && to.modifiers.length === 0) return 'wider';
  if (from.modifiers.length === 0) return 'other';
  if (name === 'character varying')
    return Number(to.modifiers[0]) >= Number(from.modifiers[0]) ? 'wider' : 'other';
  if (name === 'numeric') {
    const [neededWhole, neededScale] = digits(from);
    const [liveWhole, liveScale] = digits(to);
    return liveWhole >= neededWhole && liveScale >= neededScale ? 'wider' : 'other';
  }
  return 'other';
}

/** How many digits stand before the point and after it. */
function digits({ modifiers: [precision, scale] }: TypeName): readonly [number, number] {
  return [Number(precision) - Number(scale), Number(scale)];
}

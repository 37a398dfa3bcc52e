import { parseTypeName } from './parse-type-name.ts';
import { builtInName, type TypeName } from './type-name.ts';

/** Whether the actual type of a column fits a program that expects another. */
export type TypeFit = 'same' | 'wider' | 'other';

/** Pairs of types: a program reads the same values if a column changes from the first type to the second. */
const WIDER: readonly (readonly [string, string])[] = [
  ['smallint', 'integer'],
  ['real', 'double precision'],
  ['character varying', 'text'],
  ['text', 'character varying'],
];

/**
 * Compares types. A type fits if the column can store every value of the expected type, and if a program reads values as
 * the same JavaScript type.
 *
 * @param expected the type that the program expects, as SQL
 * @param actual the type of the column, as `format_type` prints it
 * @param sameBase whether the server resolves both to the same type, apart from modifiers
 */
export function typeFit(expected: string, actual: string, sameBase: boolean): TypeFit {
  if (expected === actual) return 'same';
  const [from, to] = [parseTypeName(expected), parseTypeName(actual)];
  const name = builtInName(to);
  const isWidened = WIDER.some(([narrow, wide]) => builtInName(from) === narrow && name === wide);
  if (!sameBase && (!isWidened || from.dimensions + to.dimensions > 0)) return 'other';
  if (from.fields === to.fields && from.modifiers.join() === to.modifiers.join())
    return sameBase ? 'same' : 'wider';
  // A type without a limit is wider than any other.
  if (to.fields === undefined && to.modifiers.length === 0) return 'wider';
  if (from.modifiers.length === 0) return 'other';
  if (name === 'character varying')
    return Number(to.modifiers[0]) >= Number(from.modifiers[0]) ? 'wider' : 'other';
  if (name === 'numeric') {
    const [expectedWhole, expectedScale] = digits(from);
    const [actualWhole, actualScale] = digits(to);
    return actualWhole >= expectedWhole && actualScale >= expectedScale ? 'wider' : 'other';
  }
  return 'other';
}

/** Returns the number of digits before and after the decimal point. */
function digits({ modifiers: [precision, scale] }: TypeName): readonly [number, number] {
  return [Number(precision) - Number(scale), Number(scale)];
}

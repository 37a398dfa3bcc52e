import { decimal, integer, price, skewedInteger } from '../generators/index.ts';
import type { Generator } from '../sample/index.ts';
import type { ColumnContext } from './column-context.ts';
import { digitsOfLimits } from './limits.ts';

/** Ranges of integers, by patterns of column names. The first match wins. */
const INTEGER_RANGES: readonly (readonly [RegExp, number, number])[] = [
  [/year/, 1990, 2025],
  [/month/, 1, 12],
  [/(^|_)age$/, 18, 90],
  [/rating|stars/, 1, 5],
  [/percent/, 0, 100],
  [/cents|minor/, 99, 99_999],
];

/**
 * Infers the generator of an integer column from its bounds or its name.
 *
 * @param largest the largest value of the type
 */
export function integers({ name, column }: ColumnContext, largest: number): Generator {
  const { minimum, maximum } = column;
  if (minimum !== undefined || maximum !== undefined) {
    const from = Math.max(Math.ceil(minimum ?? Math.min(0, maximum ?? 0)), -largest - 1);
    return integer(from, Math.floor(Math.min(maximum ?? Math.max(from, 0) + 1000, largest)));
  }
  const range = INTEGER_RANGES.find(([pattern]) => pattern.test(name));
  if (range) return integer(range[1], range[2]);
  if (/quantity|qty|count|position|order|level|priority|version/.test(name)) return skewedInteger(1, 10);
  return integer(1, 1000);
}

/** Infers the generator of a numeric, money or floating-point column from its bounds or its name. */
export function numbers({ name, column, type }: ColumnContext): Generator {
  const floating = type.name !== 'numeric' && type.name !== 'money';
  const [precision = 12, scale = type.modifiers.length > 0 ? 0 : 2] = floating ? [] : type.modifiers;
  const digits = Math.min(Math.max(scale, 0), 6);
  const largest = 10 ** Math.min(precision - scale, 12) - 10 ** -digits;
  const { minimum, maximum } = column;
  if (minimum !== undefined || maximum !== undefined) {
    const from = Math.max(minimum ?? Math.min(0, (maximum ?? 0) - 1000), -largest);
    // Bounds of a type without a scale can be closer to each other than its usual values.
    const fine = type.modifiers.length > 0 ? digits : Math.max(digits, digitsOfLimits(column));
    return decimal(from, Math.min(maximum ?? from + 1000, largest), Math.min(fine, 6));
  }
  if (/^lat/.test(name)) return decimal(-90, Math.min(90, largest), digits);
  if (/^lon|^lng/.test(name)) return decimal(-180, Math.min(180, largest), digits);
  if (/rate|percent|share|ratio/.test(name)) return decimal(0, Math.min(1, largest), digits);
  if (digits === 2 && largest >= 200 && /price|amount|total|cost|fee|balance/.test(name))
    return price(2, 200);
  return decimal(0, Math.min(1000, largest), digits);
}

import type { Generator, Value } from '../sample/index.ts';

/**
 * Generates one of several values, all with the same probability.
 *
 * @param values at least one value
 *
 * @example
 * import { oneOf } from '@trellis/populate';
 *
 * export const shirts = { columns: { size: oneOf(['S', 'M', 'L']) } };
 */
export function oneOf(values: readonly Value[]): Generator {
  return (cell) => cell.pick(values);
}

/**
 * Generates one of several strings, with probabilities in proportion to their weights.
 *
 * @param weights positive integers, by value
 *
 * @example
 * import { weighted } from '@trellis/populate';
 *
 * export const orders = { columns: { status: weighted({ paid: 80, open: 15, canceled: 5 }) } };
 */
export function weighted(weights: Readonly<Record<string, number>>): Generator {
  const entries = Object.entries(weights);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return (cell) => {
    let left = cell.below(total);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return null;
  };
}

/**
 * Generates the values of a list in order: the first row has the first value. Rows after the last value have null.
 * Suits small tables with fixed content.
 *
 * @param values one for each row
 *
 * @example
 * import { inOrder } from '@trellis/populate';
 *
 * const names = ['Germany', 'France', 'Poland'];
 * export const countries = { rows: { fixed: names.length }, columns: { name: inOrder(names) } };
 */
export function inOrder(values: readonly Value[]): Generator {
  return ({ row }) => values[row] ?? null;
}

/**
 * Generates the value of another generator with a given probability, and null otherwise.
 *
 * @param percent the share of rows with a value, from 0 to 100
 * @param generator generates the values
 *
 * @example
 * import { phone, sometimes } from '@trellis/populate';
 *
 * export const customers = { columns: { phone: sometimes(85, phone()) } };
 */
export function sometimes(percent: number, generator: Generator): Generator {
  return (cell) => (cell.chance(percent) ? generator(cell) : null);
}

/**
 * Generates the same value in every row.
 *
 * @param value any value, null included
 *
 * @example
 * import { always } from '@trellis/populate';
 *
 * export const orders = { columns: { currency: always('EUR') } };
 */
export function always(value: Value): Generator {
  return () => value;
}

import type { Generator, Value } from '../sample/generator.ts';

/** One of a list, each as often as another. */
export function oneOf(values: readonly Value[]): Generator {
  return (cell) => cell.pick(values);
}

/**
 * One of several values, each as often as its weight says.
 *
 * @example weighted({ paid: 80, open: 15, cancelled: 5 })
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

/** The row's own entry of a list: the first row the first. For small tables of fixed content. */
export function inOrder(values: readonly Value[]): Generator {
  return ({ row }) => values[row] ?? null;
}

/** Another generator's value in `percent` of a hundred rows, null in the others. */
export function sometimes(percent: number, generator: Generator): Generator {
  return (cell) => (cell.chance(percent) ? generator(cell) : null);
}

/** The same value in every row. */
export function always(value: Value): Generator {
  return () => value;
}

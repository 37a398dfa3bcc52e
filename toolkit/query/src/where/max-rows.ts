import type { ResolvedTable } from '../resolved/index.ts';
import type { Alternatives } from './where.ts';

/** Returns how many rows can satisfy conditions that fix the columns of a unique key; infinity if none does. */
export function maxRows(table: ResolvedTable, where: Alternatives | undefined): number {
  if (where === undefined) return Number.POSITIVE_INFINITY;
  const each = where.map((comparisons) => {
    const valuesOf = (name: string) =>
      Math.min(
        ...comparisons
          .filter(({ column }) => column.name === name)
          .map(({ maxValues = Number.POSITIVE_INFINITY }) => maxValues),
      );
    return Math.min(
      ...table.uniques.map((columns) => columns.reduce((product, name) => product * valuesOf(name), 1)),
    );
  });
  return each.reduce((sum, rows) => sum + rows, 0);
}

/** A row and the column that it is assigned to. */
export interface Assigned {
  readonly row: number;
  readonly column: number;
  /** By how much the total of the best assignment without this pair is smaller: 0 if it is as good. */
  readonly margin: number;
}

/**
 * Assigns rows to columns one to one, so that the total of their values is as large as possible.
 *
 * @param values the values of the pairs, larger than 0; a pair without one is never assigned. One list for each row
 * @example assign([[0.9, 0.8], [0.8, undefined]]) // row 0 to column 1, row 1 to column 0
 */
export function assign(values: readonly (readonly (number | undefined)[])[]): readonly Assigned[] {
  const columns = Math.max(0, ...values.map(({ length }) => length));
  // With a column for each row and a row for each column that is not assigned, every assignment is complete.
  const size = values.length + columns;
  const costs = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      if (row >= values.length || column >= columns) return 0;
      const value = values[row]?.[column];
      return value === undefined ? FORBIDDEN : -value;
    }),
  );
  const best = new Assignment(costs);
  for (const row of costs.keys()) best.insert(row);
  return best
    .pairs()
    .filter(({ row, column }) => values[row]?.[column] !== undefined)
    .map((pair) => ({ ...pair, margin: best.margin(pair.row, pair.column) }));
}

/** More than any total. */
const FORBIDDEN = 1e6;

/** An assignment at the lowest cost by the Hungarian algorithm, and the potentials that prove that it is. */
class Assignment {
  private rowPotentials: number[] = [];
  private columnPotentials: number[] = [];
  /** The row of each column. */
  private rows = new Map<number, number>();

  constructor(private readonly costs: readonly (readonly number[])[]) {}

  pairs(): readonly { readonly row: number; readonly column: number }[] {
    return [...this.rows].map(([column, row]) => ({ row, column }));
  }

  /**
   * By how much the best assignment without a pair costs more: its row takes another column, the row of that takes
   * another one, and so on, up to the column of the pair. This is the cheapest such path.
   */
  margin(row: number, column: number): number {
    const costs = this.reduced(row).map((cost, i) => (i === column ? Number.POSITIVE_INFINITY : cost));
    const open = new Set(costs.keys());
    for (;;) {
      const next = [...open].reduce((a, b) => (at(costs, b) < at(costs, a) ? b : a));
      if (next === column) return at(costs, next);
      open.delete(next);
      for (const [i, cost] of this.reduced(this.rowOf(next)).entries())
        if (open.has(i)) costs[i] = Math.min(at(costs, i), at(costs, next) + cost);
    }
  }

  /** The costs of a row beyond the potentials, which are not negative. */
  private reduced(row: number): number[] {
    const potential = at(this.rowPotentials, row);
    return (this.costs[row] ?? []).map((cost, i) => cost - potential - at(this.columnPotentials, i));
  }

  private rowOf(column: number): number {
    return this.rows.get(column) ?? 0;
  }

  /** Assigns one more row, along the cheapest path of rows that change their columns. */
  insert(row: number): void {
    const width = this.costs[row]?.length ?? 0;
    const slack: number[] = new Array(width).fill(Number.POSITIVE_INFINITY);
    /** The column from which a column is reached; undefined for the new row. */
    const origin: (number | undefined)[] = [];
    const seen = new Set<number>();
    const seenRows = new Set([row]);
    let from: number | undefined;
    for (;;) {
      const current = from === undefined ? row : this.rowOf(from);
      let next = -1;
      for (const [column, cost] of this.reduced(current).entries()) {
        if (seen.has(column)) continue;
        if (cost < at(slack, column)) {
          slack[column] = cost;
          origin[column] = from;
        }
        if (next < 0 || at(slack, column) < at(slack, next)) next = column;
      }
      const delta = at(slack, next);
      for (const one of seenRows) this.rowPotentials[one] = at(this.rowPotentials, one) + delta;
      for (const column of seen) this.columnPotentials[column] = at(this.columnPotentials, column) - delta;
      for (let column = 0; column < width; column++)
        if (!seen.has(column)) slack[column] = at(slack, column) - delta;
      from = next;
      const taken = this.rows.get(next);
      if (taken === undefined) break;
      seen.add(next);
      seenRows.add(taken);
    }
    for (let column: number | undefined = from; column !== undefined; column = origin[column]) {
      const before: number | undefined = origin[column];
      this.rows.set(column, before === undefined ? row : this.rowOf(before));
    }
  }
}

function at(list: readonly number[] | undefined, i: number): number {
  return list?.[i] ?? 0;
}

/** The values of a row as JSON, in the order of the compared columns. */
export type Cells = readonly string[];

/** A row that is found again. */
interface RowPair {
  readonly was: Cells;
  readonly is: Cells;
}

/** Which rows are found again. */
export interface MatchedRows {
  /** The rows whose values differ. */
  readonly pairs: readonly RowPair[];
  /** The number of rows that have disappeared. */
  readonly missing: number;
  /** The number of rows that were not there before. */
  readonly added: number;
}

/**
 * Finds rows again: by all their values, by the primary key, or by another value that only one row has. As many other
 * rows as before are the old rows with other values.
 *
 * @param was the rows before
 * @param is the rows after, with the same columns
 * @param key the positions of the primary key; none if it is not among the columns
 */
export function matchRows(was: readonly Cells[], is: readonly Cells[], key: readonly number[]): MatchedRows {
  const all = was[0]?.map((_, at) => at) ?? [];
  let left = withoutEqual(was, is);
  const pairs: RowPair[] = [];
  for (const columns of [key, ...all.map((at) => [at])]) {
    if (columns.length === 0) continue;
    const found = pairedBy(left, columns);
    pairs.push(...found);
    const taken = new Set(found.flatMap((pair) => [pair.was, pair.is]));
    left = { was: left.was.filter((row) => !taken.has(row)), is: left.is.filter((row) => !taken.has(row)) };
  }
  if (left.was.length !== left.is.length)
    return {
      pairs,
      missing: Math.max(left.was.length - (key.length === 0 ? left.is.length : 0), 0),
      added: Math.max(left.is.length - (key.length === 0 ? left.was.length : 0), 0),
    };
  const rest = left.was.flatMap((row, at) => {
    const now = left.is[at];
    return now ? [{ was: row, is: now }] : [];
  });
  return { pairs: [...pairs, ...rest], missing: 0, added: 0 };
}

interface Sides {
  readonly was: readonly Cells[];
  readonly is: readonly Cells[];
}

/** Leaves out the rows that are the same on both sides. Equal rows count separately. */
function withoutEqual(was: readonly Cells[], is: readonly Cells[]): Sides {
  const counts = new Map<string, number>();
  for (const row of is) counts.set(String(row), (counts.get(String(row)) ?? 0) + 1);
  const take = (row: Cells) => {
    const count = counts.get(String(row)) ?? 0;
    counts.set(String(row), count - 1);
    return count > 0;
  };
  const missing = was.filter((row) => !take(row));
  // What is left of the counts is only on the other side; a negative count is of a row that is missing there.
  const extra = is.filter((row) => {
    const count = counts.get(String(row)) ?? 0;
    if (count > 0) counts.set(String(row), count - 1);
    return count > 0;
  });
  return { was: missing, is: extra };
}

/** The rows of both sides that agree in columns whose values no other row of its side has. */
function pairedBy({ was, is }: Sides, columns: readonly number[]): readonly RowPair[] {
  const [before, after] = [byValue(was, columns), byValue(is, columns)];
  return [...before].flatMap(([value, [row, ...others]]) => {
    const [now, ...more] = after.get(value) ?? [];
    return row && now && others.length + more.length === 0 ? [{ was: row, is: now }] : [];
  });
}

function byValue(rows: readonly Cells[], columns: readonly number[]): ReadonlyMap<string, readonly Cells[]> {
  const found = new Map<string, Cells[]>();
  for (const row of rows) {
    const values = columns.map((at) => row[at] ?? 'null');
    if (values.includes('null')) continue;
    const same = found.get(String(values));
    if (same) same.push(row);
    else found.set(String(values), [row]);
  }
  return found;
}

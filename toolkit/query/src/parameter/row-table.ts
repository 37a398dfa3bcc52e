import { bound, type Fragment, fragment, joined } from '../sql/index.ts';
import { type Codec, type Encoded, printArray } from '../value/index.ts';

/** Rows passed to a statement as a table `r(c0, c1, …, place)`. */
export interface RowTable {
  /** The item of the `from` clause. */
  readonly from: Fragment;
  /** An expression for each column, cast to its type. */
  readonly cells: readonly string[];
}

/**
 * Passes rows as one array parameter for each column: the number of rows does not change the statement's text.
 *
 * @param codecs codecs of the columns
 * @param rows values row by row; null stands for SQL's null
 */
export function rowTable(codecs: readonly Codec[], rows: readonly (readonly (Encoded | null)[])[]): RowTable {
  return columnTable(
    codecs,
    codecs.map((_, i) => rows.map((row) => row[i] ?? null)),
  );
}

/**
 * Like {@link rowTable}, for values that are given column by column.
 *
 * @param codecs codecs of the columns
 * @param columns values column by column; null stands for SQL's null
 */
export function columnTable(
  codecs: readonly Codec[],
  columns: readonly (readonly (Encoded | null)[])[],
): RowTable {
  // An array of arrays would be a multidimensional array, so values of array types are passed as text and cast.
  const arrays = codecs.map(({ castFromText, sqlType }, i) =>
    bound(`?::${castFromText ? 'text' : sqlType}[]`, [printArray(columns[i] as (Encoded | null)[])]),
  );
  const names = codecs.map((_, i) => `c${i}`).join(', ');
  return {
    from: fragment`unnest(${joined(arrays, ', ')}) with ordinality as r(${names}, place)`,
    cells: codecs.map(({ castFromText, sqlType }, i) => `r.c${i}${castFromText ? `::${sqlType}` : ''}`),
  };
}

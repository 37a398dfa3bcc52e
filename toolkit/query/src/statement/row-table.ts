import { printArray } from '../value/array-literal.ts';
import type { Codec, Encoded } from '../value/codec.ts';
import { bound, type Fragment, fragment, joined } from './fragment.ts';

/** Rows as a table `r(c0, c1, …, place)` of a statement. */
export interface RowTable {
  /** What stands after `from`. */
  readonly from: Fragment;
  /** Each column as an expression of its type. */
  readonly cells: readonly string[];
}

/**
 * Rows in a parameter for each column, an array: their number does not change the statement's text.
 *
 * @param codecs the columns' types
 * @param rows the columns' values, row by row, null for SQL's
 */
export function rowTable(codecs: readonly Codec[], rows: readonly (readonly (Encoded | null)[])[]): RowTable {
  return columnTable(
    codecs,
    codecs.map((_, i) => rows.map((row) => row[i] ?? null)),
  );
}

/**
 * The same of values that are there column by column.
 *
 * @param codecs the columns' types
 * @param columns the columns' values, null for SQL's
 */
export function columnTable(
  codecs: readonly Codec[],
  columns: readonly (readonly (Encoded | null)[])[],
): RowTable {
  // An array of arrays would be one of more dimensions, so arrays travel as texts.
  const arrays = codecs.map(({ castFromText, sqlType }, i) =>
    bound(`?::${castFromText ? 'text' : sqlType}[]`, [printArray(columns[i] as (Encoded | null)[])]),
  );
  const names = codecs.map((_, i) => `c${i}`).join(', ');
  return {
    from: fragment`unnest(${joined(arrays, ', ')}) with ordinality as r(${names}, place)`,
    cells: codecs.map(({ castFromText, sqlType }, i) => `r.c${i}${castFromText ? `::${sqlType}` : ''}`),
  };
}

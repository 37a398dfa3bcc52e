import type { Codec, Encoded } from '../value/codec.ts';
import { bound, type Fragment } from './fragment.ts';

/** Rows as a table `r(c0, c1, …, place)` of a statement. */
export interface RowTable {
  /** What stands after `from`. */
  readonly from: Fragment;
  /** Each column as an expression of its type. */
  readonly cells: readonly string[];
}

/**
 * Rows in one parameter, as JSON: neither their number nor their columns change the statement's text much.
 *
 * @param codecs the columns' types
 * @param rows the columns' values, row by row, null for SQL's
 */
export function rowTable(codecs: readonly Codec[], rows: readonly (readonly (Encoded | null)[])[]): RowTable {
  const types = codecs.map(({ castFromText, sqlType }, i) => `c${i} ${castFromText ? 'text' : sqlType}`);
  const names = codecs.map((_, i) => `c${i}`).join(', ');
  const json = JSON.stringify(
    rows.map((values) => {
      const row: Record<string, Encoded | null> = {};
      for (let i = 0; i < values.length; i += 1) row[`c${i}`] = values[i] ?? null;
      return row;
    }),
  );
  return {
    from: bound(
      `rows from (json_to_recordset(?) as (${types.join(', ')})) with ordinality as r(${names}, place)`,
      [json],
    ),
    cells: codecs.map(({ castFromText, sqlType }, i) => `r.c${i}${castFromText ? `::${sqlType}` : ''}`),
  };
}

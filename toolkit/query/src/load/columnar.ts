import { type Fragment, fragment } from '../sql/index.ts';
import type { Cells } from './layout.ts';

/**
 * Columnar results: a statement returns many rows as one row that has each column as one string. PostgreSQL and the
 * driver then spend no time on single rows and cells, and `JSON.parse` reads a column faster than any other code.
 *
 * A string cannot exceed 1 GB in PostgreSQL or 512 MB in V8. So the number of rows is limited, values that are too
 * long are omitted while the string is built, and if any value or the total is too long the columns are null. The
 * caller then runs the statement again, row by row. An error instead would abort the caller's transaction.
 */

/** How the values of a column are encoded as one string: as numbers, as words, as JSON, or as JSON strings. */
export type ColumnEncoding = 'numbers' | 'words' | 'json' | 'texts';

/** Maximum number of cells of numbers and words, which are short. */
const MAX_CELLS = 1_000_000;
/** Maximum number of rows if values can have any length. */
const MAX_ROWS_OF_ANY_LENGTH = 10_000;
/** Maximum size of all columns. Up to six statements are combined, and JSON can encode one character as six. */
const MAX_BYTES = 24 * 1024 * 1024;
/** Maximum size of one column, without the values that are omitted, before JSON makes it larger. */
const MAX_COLUMN_BYTES = 160 * 1024 * 1024;

/** Returns how many rows can be sent in columnar form. */
export function maxColumnarRows(encodings: readonly ColumnEncoding[]): number {
  return encodings.some(isVariableLength)
    ? MAX_ROWS_OF_ANY_LENGTH
    : Math.min(100_000, Math.floor(MAX_CELLS / encodings.length));
}

function isVariableLength(encoding: ColumnEncoding): boolean {
  return encoding === 'json' || encoding === 'texts';
}

/**
 * Wraps a statement so that it returns its rows in columnar form.
 *
 * @param encodings encodings of the columns
 * @param rows the statement; its columns are named `c0`, `c1`, …, and those encoded as `texts` are of type text
 * @param most maximum number of rows, not counting one more row that shows that there are too many
 */
export function columnarSql(encodings: readonly ColumnEncoding[], rows: Fragment, most: number): Fragment {
  const maxLength = Math.floor(MAX_COLUMN_BYTES / (most + 1));
  const lengths = encodings.flatMap((encoding, i) =>
    isVariableLength(encoding) ? [lengthOf(`s.c${i}`)] : [],
  );
  const columns = encodings.map((encoding, i) => AGGREGATE[encoding](`s.c${i}`, maxLength));
  if (lengths.length === 0)
    return fragment`select ${['count(*)', ...columns].join(', ')} from (${rows}) as s`;
  const sum = lengths.map((length) => `coalesce(sum(${length}), 0)`).join(' + ');
  const fit = `${sum} <= ${MAX_BYTES} and coalesce(max(greatest(${lengths.join(', ')})), 0) <= ${maxLength} as fit`;
  const aggregates = ['count(*) as n', fit, ...columns.map((column, i) => `${column} as a${i}`)].join(', ');
  const list = encodings.map((_, i) => `case when fit then a${i} end`).join(', ');
  return fragment`select n, ${list} from (select ${aggregates} from (${rows}) as s) as a`;
}

function lengthOf(cell: string): string {
  return `octet_length(${cell}::text)`;
}

const AGGREGATE: Readonly<Record<ColumnEncoding, (cell: string, maxLength: number) => string>> = {
  numbers: (cell) => `string_agg(coalesce(${cell}::text, 'null'), ',')`,
  words: (cell) => `string_agg(coalesce(${cell}::text, ''), ',')`,
  json: jsonAggregate,
  texts: jsonAggregate,
};

function jsonAggregate(cell: string, maxLength: number): string {
  return `json_agg(${cell}) filter (where (${lengthOf(cell)} > ${maxLength}) is not true)`;
}

/**
 * Reads a columnar result.
 *
 * @param encodings encodings of the columns
 * @param row the count and the columns
 * @param most maximum number of rows
 * @returns `undefined` if there are more rows, or if the columns are too long
 */
export function readColumnar(
  encodings: readonly ColumnEncoding[],
  row: readonly (string | null)[],
  most: number,
): Cells | undefined {
  const count = Number(row[0]);
  if (count === 0) return { count, columns: encodings.map(() => []) };
  if (count > most || row.includes(null)) return undefined;
  return { count, columns: encodings.map((encoding, i) => READ[encoding](row[i + 1] as string)) };
}

const READ: Readonly<Record<ColumnEncoding, (text: string) => unknown[]>> = {
  numbers: (text) => JSON.parse(`[${text}]`) as unknown[],
  words: (text) => {
    const words: (string | null)[] = text.split(',');
    for (let i = 0; i < words.length; i += 1) if (words[i] === '') words[i] = null;
    return words;
  },
  json: (text) => JSON.parse(text) as unknown[],
  texts: (text) => JSON.parse(text) as unknown[],
};

/** Transposes rows to columns. */
export function transpose(rows: readonly (readonly unknown[])[], width: number): Cells {
  const columns: unknown[][] = [];
  for (let cell = 0; cell < width; cell += 1) columns.push(rows.map((row) => row[cell]));
  return { count: rows.length, columns };
}

import { bound, type Fragment, fragment, joined } from '../statement/index.ts';

/**
 * Many rows sent as one, each column in one text: PostgreSQL and the driver then spend no time on
 * rows and cells, and the engine reads a column of JSON as fast as anything can be read.
 *
 * A text must not be longer than a string can be, so rows are sent like this only up to a number
 * (10,000 where a column's values may be of any length), and columns of more bytes than are sure
 * to fit come as null: whoever asked then asks again, row by row.
 */

/** How the values of a column are sent in one text: by codec's word for it, as JSON, or as JSON of their texts. */
export type Together = 'numbers' | 'words' | 'json' | 'texts';

/** A column's values, rows counted. */
export interface Cells {
  readonly count: number;
  readonly columns: readonly (readonly unknown[])[];
}

const MOST_BYTES = 64 * 1024 * 1024;

/** How many rows of some columns may be sent together. */
export function mostTogether(kinds: readonly Together[]): number {
  return kinds.every((kind) => kind === 'numbers' || kind === 'words') ? 100_000 : 10_000;
}

/**
 * The statement that sends the rows of another together.
 *
 * @param kinds what the other's cells are, which are named `c0`, `c1`, …
 * @param rows the other
 */
export function sendTogether(kinds: readonly Together[], rows: Fragment): Fragment {
  const columns = kinds.map((kind, i) => bound(COLUMN[kind](`s.c${i}`), []));
  return fragment`select ${joined([bound('count(*)', []), ...columns], ', ')} from (${rows}) as s`;
}

const COLUMN: Readonly<Record<Together, (cell: string) => string>> = {
  numbers: (cell) => `string_agg(coalesce(${cell}::text, 'null'), ',')`,
  words: (cell) => `string_agg(coalesce(${cell}::text, ''), ',')`,
  json: (cell) => ifShort(cell, cell),
  texts: (cell) => ifShort(cell, `${cell}::text`),
};

function ifShort(cell: string, value: string): string {
  return `case when coalesce(sum(octet_length(${cell}::text)), 0) <= ${MOST_BYTES} then json_agg(${value}) end`;
}

/**
 * Reads what was sent together.
 *
 * @param kinds as they were sent
 * @param row the count and the columns
 * @param most how many rows there may be
 * @returns nothing when they are more, or too long
 */
export function readTogether(
  kinds: readonly Together[],
  row: readonly (string | null)[],
  most: number,
): Cells | undefined {
  const count = Number(row[0]);
  if (count === 0) return { count, columns: kinds.map(() => []) };
  if (count > most || row.includes(null)) return undefined;
  return { count, columns: kinds.map((kind, i) => READ[kind](row[i + 1] as string)) };
}

const READ: Readonly<Record<Together, (text: string) => unknown[]>> = {
  numbers: (text) => JSON.parse(`[${text}]`) as unknown[],
  words: (text) => {
    const words: (string | null)[] = text.split(',');
    for (let i = 0; i < words.length; i += 1) if (words[i] === '') words[i] = null;
    return words;
  },
  json: (text) => JSON.parse(text) as unknown[],
  texts: (text) => JSON.parse(text) as unknown[],
};

/** Rows turned to columns. */
export function transposed(rows: readonly (readonly unknown[])[], width: number): Cells {
  const columns: unknown[][] = [];
  for (let cell = 0; cell < width; cell += 1) columns.push(rows.map((row) => row[cell]));
  return { count: rows.length, columns };
}

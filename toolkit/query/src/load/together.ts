import { type Fragment, fragment } from '../statement/index.ts';

/**
 * Many rows sent as one, each column in one text: PostgreSQL and the driver then spend no time on
 * rows and cells, and the engine reads a column of JSON as fast as anything can be read.
 *
 * PostgreSQL makes no text of a gigabyte, and the engine none of half of it. So rows are sent like this only up to a
 * number, a value that is long for so many is left out while the text is made, and where one is, or all are too long
 * together, the columns come as null: whoever asked then asks again, row by row. An error would come too late for
 * that, since it ends the caller's transaction.
 */

/** How the values of a column are sent in one text: by codec's word for it, as JSON, or as JSON of their texts. */
export type Together = 'numbers' | 'words' | 'json' | 'texts';

/** A column's values, rows counted. */
export interface Cells {
  readonly count: number;
  readonly columns: readonly (readonly unknown[])[];
}

/** So many cells of numbers and words, none of which is long. */
const MOST_CELLS = 1_000_000;
/** So many rows where values may be of any length. */
const MOST_SIZED = 10_000;
/** All columns' values: up to six statements are one, and JSON may write six characters for one. */
const MOST_BYTES = 24 * 1024 * 1024;
/** One column's values, those that are left out apart, before JSON makes them longer. */
const MOST_MADE = 160 * 1024 * 1024;

/** How many rows of some columns may be sent together. */
export function mostTogether(kinds: readonly Together[]): number {
  return kinds.some(isSized) ? MOST_SIZED : Math.min(100_000, Math.floor(MOST_CELLS / kinds.length));
}

function isSized(kind: Together): boolean {
  return kind === 'json' || kind === 'texts';
}

/**
 * The statement that sends the rows of another together.
 *
 * @param kinds what the other's cells are, which are named `c0`, `c1`, …, those of `texts` as text
 * @param rows the other
 * @param most how many rows it gives, one more apart
 */
export function sendTogether(kinds: readonly Together[], rows: Fragment, most: number): Fragment {
  const long = Math.floor(MOST_MADE / (most + 1));
  const lengths = kinds.flatMap((kind, i) => (isSized(kind) ? [lengthOf(`s.c${i}`)] : []));
  const columns = kinds.map((kind, i) => COLUMN[kind](`s.c${i}`, long));
  if (lengths.length === 0)
    return fragment`select ${['count(*)', ...columns].join(', ')} from (${rows}) as s`;
  const sum = lengths.map((length) => `coalesce(sum(${length}), 0)`).join(' + ');
  const fit = `${sum} <= ${MOST_BYTES} and coalesce(max(greatest(${lengths.join(', ')})), 0) <= ${long} as fit`;
  const made = ['count(*) as n', fit, ...columns.map((column, i) => `${column} as a${i}`)].join(', ');
  const sent = kinds.map((_, i) => `case when fit then a${i} end`).join(', ');
  return fragment`select n, ${sent} from (select ${made} from (${rows}) as s) as a`;
}

function lengthOf(cell: string): string {
  return `octet_length(${cell}::text)`;
}

const COLUMN: Readonly<Record<Together, (cell: string, long: number) => string>> = {
  numbers: (cell) => `string_agg(coalesce(${cell}::text, 'null'), ',')`,
  words: (cell) => `string_agg(coalesce(${cell}::text, ''), ',')`,
  json: asJson,
  texts: asJson,
};

function asJson(cell: string, long: number): string {
  return `json_agg(${cell}) filter (where (${lengthOf(cell)} > ${long}) is not true)`;
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

import type { Value } from '../sample/index.ts';
import type { TableRows } from './table-rows.ts';

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Formats a value in the text format of COPY.
 *
 * @param value of one column
 *
 * @example
 * import { copyText, type Value } from '@trellis/populate';
 *
 * const line = (values: readonly Value[]) => `${values.map(copyText).join('\t')}\n`;
 */
export function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string')
    return SPECIAL.test(value)
      ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)
      : value;
  if (typeof value === 'number') return String(value);
  return value ? 't' : 'f';
}

/** Some rows of a table in the text format of COPY. */
export interface CopyChunk {
  readonly bytes: Buffer<ArrayBuffer>;
  /** The number of rows. */
  readonly rows: number;
}

/**
 * Generates the rows of a table in the text format of COPY, in chunks. Only one chunk is in memory at a time.
 *
 * @param size the approximate number of bytes in a chunk
 */
export function* copyChunks(rows: TableRows, size = 65_536): Generator<CopyChunk> {
  const cursor = rows.open();
  const columns = rows.columns.length;
  const { total } = rows;
  let [text, first] = ['', 0];
  for (let row = 0; row < total; row++) {
    cursor.seek(row);
    for (let column = 0; column < columns; column++) {
      if (column > 0) text += '\t';
      text += copyText(cursor.value(column));
    }
    text += '\n';
    if (text.length < size) continue;
    yield { bytes: Buffer.from(text), rows: row + 1 - first };
    [text, first] = ['', row + 1];
  }
  if (text !== '') yield { bytes: Buffer.from(text), rows: total - first };
}

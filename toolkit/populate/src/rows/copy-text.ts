import { createHash } from 'node:crypto';
import type { Value } from '../sample/generator.ts';
import type { TableRows } from './table-rows.ts';
import type { World } from './world.ts';

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A value in the text format of COPY. */
export function copyText(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string')
    return SPECIAL.test(value) ? value.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : value;
  if (typeof value === 'number') return String(value);
  return value ? 't' : 'f';
}

/** A part of a table's rows, ready to be sent. */
export interface CopyChunk {
  readonly bytes: Buffer;
  readonly rows: number;
}

/**
 * A table's rows in the text format of COPY, in parts of about `size` bytes: made as they are
 * asked for, so a table of any size takes no more memory than a part.
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

/**
 * The SHA-256 of all of a sample's rows, as COPY sends them: equal for equal samples.
 *
 * @param tables which of its tables; all when left out
 */
export function digest(
  world: World,
  tables: readonly string[] = world.tables.map(({ plan }) => plan.key),
): string {
  const hash = createHash('sha256');
  for (const key of tables) for (const { bytes } of copyChunks(world.table(key))) hash.update(bytes);
  return hash.digest('hex');
}

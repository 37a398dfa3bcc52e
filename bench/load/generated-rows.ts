import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyText, type DataSet, type Value } from '@trellis/populate';

/** The rows of a table, generated before the clock starts: in memory, and in a file in COPY format. */
export interface GeneratedTable {
  readonly key: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly file: string;
}

/** Generates all rows of a data set in load order. `remove` deletes the files. */
export async function generateRows(
  dataSet: DataSet,
): Promise<{ tables: GeneratedTable[]; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-load-'));
  const tables: GeneratedTable[] = [];
  for (const table of dataSet.tables) {
    const file = join(folder, `${table.key}.copy`);
    const stream = createWriteStream(file);
    const cursor = table.open();
    const rows: Value[][] = [];
    for (let row = 0; row < table.total; row++) {
      cursor.seek(row);
      const values = table.columns.map((_, column) => cursor.value(column));
      rows.push(values);
      if (!stream.write(`${values.map(copyText).join('\t')}\n`)) await once(stream, 'drain');
    }
    stream.end();
    await once(stream, 'close');
    tables.push({ key: table.key, columns: table.columns, rows, file });
  }
  return { tables, remove: () => rm(folder, { recursive: true, force: true }) };
}

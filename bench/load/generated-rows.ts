import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyText, type Value, type World } from '@trellis/populate';

/** A table's rows, made before the clock starts: in memory, and in a file as COPY reads it. */
export interface MadeTable {
  readonly key: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly file: string;
}

/** Makes all rows of a sample, in the order in which they are loaded. */
export async function madeRows(world: World): Promise<{ tables: MadeTable[]; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-load-'));
  const tables: MadeTable[] = [];
  for (const table of world.tables) {
    const file = join(folder, `${table.plan.key}.copy`);
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
    tables.push({ key: table.plan.key, columns: table.columns, rows, file });
  }
  return { tables, remove: () => rm(folder, { recursive: true, force: true }) };
}

import Table from 'cli-table3';
import type { LoadReport } from '../load/load.ts';

const grouped = (count: number) => count.toLocaleString('en-US');
const perSecond = (rows: number, milliseconds: number) =>
  milliseconds > 0 ? grouped(Math.round((rows * 1000) / milliseconds)) : '';

/** A load's rows and pace by table, and what it was, for people. */
export function summary(
  { tables, rows, milliseconds, seed, scale, replaced, left }: LoadReport,
  place: string,
): string {
  const table = new Table({
    head: ['Table', 'Rows', 'Rows/s'],
    colAligns: ['left', 'right', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const loaded of tables)
    table.push([loaded.table, grouped(loaded.rows), perSecond(loaded.rows, loaded.milliseconds)]);
  table.push(['all', grouped(rows), perSecond(rows, milliseconds)]);
  const gone = Object.values(replaced).reduce((sum, count) => sum + count, 0);
  const before = gone > 0 ? ` in place of ${grouped(gone)}` : '';
  const open = left
    .map(
      (key) =>
        `\nLeft null, since it closes a cycle of foreign keys: ${key.table}.${key.columns.join(', ')}.`,
    )
    .join('');
  return `${table.toString()}\nLoaded ${grouped(rows)} rows${before} into ${place} in ${(milliseconds / 1000).toFixed(1)} s (seed ${seed}, scale ${scale}).${open}`;
}

/** How many rows each table would get. */
export function forecast(counts: Readonly<Record<string, number>>): string {
  const table = new Table({
    head: ['Table', 'Rows'],
    colAligns: ['left', 'right'],
    style: { head: [], border: [], compact: true },
  });
  for (const [name, rows] of Object.entries(counts)) table.push([name, grouped(rows)]);
  const all = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  table.push(['all', grouped(all)]);
  return table.toString();
}

import Table from 'cli-table3';
import type { LoadReport } from '../load/index.ts';

const grouped = (count: number) => count.toLocaleString('en-US');
const perSecond = (rows: number, milliseconds: number) =>
  milliseconds > 0 ? grouped(Math.round((rows * 1000) / milliseconds)) : '';

/**
 * Prints the result of a load: rows and rows per second by table, and a sentence.
 *
 * @param database a description of the database
 */
export function printReport(report: LoadReport, database: string): string {
  const { tables, rows, milliseconds, seed, scale, replaced, nullKeys } = report;
  const table = createTable(['Table', 'Rows', 'Rows/s']);
  for (const loaded of tables)
    table.push([loaded.table, grouped(loaded.rows), perSecond(loaded.rows, loaded.milliseconds)]);
  table.push(['all', grouped(rows), perSecond(rows, milliseconds)]);
  const deleted = Object.values(replaced).reduce((sum, count) => sum + count, 0);
  const inPlaceOf = deleted > 0 ? ` in place of ${grouped(deleted)}` : '';
  const seconds = (milliseconds / 1000).toFixed(1);
  const notes = nullKeys.map(
    (key) =>
      `\nThe foreign key ${key.table} (${key.columns.join(', ')}) is null in every row, because it is part of a cycle.`,
  );
  return `${table.toString()}\nLoaded ${grouped(rows)} rows${inPlaceOf} into ${database} in ${seconds} s (seed ${seed}, scale ${scale}).${notes.join('')}`;
}

/** Prints the number of rows in each table. */
export function printCounts(counts: Readonly<Record<string, number>>): string {
  const table = createTable(['Table', 'Rows']);
  for (const [name, rows] of Object.entries(counts)) table.push([name, grouped(rows)]);
  const all = Object.values(counts).reduce((sum, rows) => sum + rows, 0);
  table.push(['all', grouped(all)]);
  return table.toString();
}

/** Creates a table whose columns after the first are aligned to the right. */
function createTable(head: readonly string[]): Table.Table {
  return new Table({
    head: [...head],
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
}

import type { ManifestLosses } from '@trellis/migrate';
import { type Model, objectId, type Table } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { RowChange } from './row-changes.ts';
import { addRows, type Knexed, type Row, type Rows, readRows, removeRows } from './rows.ts';

type Loss = ManifestLosses['up'][number];

/** A direction of a migration that drops tables and columns. */
export interface Dropping {
  readonly direction: RowChange['direction'];
  /** The Model before the direction runs. */
  readonly model: Model;
  readonly losses: readonly Loss[];
}

/**
 * The tables and columns that a direction drops and whose data the other one gives back: it has moved the data, so that it
 * is not lost. A column counts if its values differ, since the other direction could also give every row the same.
 *
 * @param connection the database, on which both directions have run
 * @param rows the rows that the direction met
 */
export async function movedData(
  connection: Knexed,
  rows: Rows,
  { direction, model, losses }: Dropping,
): Promise<readonly RowChange[]> {
  const moved: RowChange[] = [];
  for (const { table: name, column } of losses) {
    const table = model.tables.find((one) => one.schema === name?.schema && one.name === name.name);
    const inserted = table && rows.get(table)?.map(({ values }) => values);
    if (!table || !inserted) continue;
    const compared = comparedColumns(table, column);
    const found = await readRows(connection, table, compared);
    const cells = (all: readonly Row[]) =>
      all.map((row) => JSON.stringify(compared.map((one) => row[one.name] ?? null))).sort();
    if (!same(cells(inserted), cells(found)) || !isTelling(inserted, column)) continue;
    const path = [table.schema, table.name];
    moved.push({
      ...{ direction, action: 'moves data', rows: inserted.length },
      object: column === undefined ? objectId('table', path) : objectId('column', [...path, column]),
    });
  }
  return moved;
}

/**
 * The data that `down` moves. For this, rows are inserted after `up`, with values that no kept table has: `up` could write
 * again what it has written, even if `down` loses it. A table with keys only has no such values, and counts as lost.
 *
 * @param connection the database, at the state before `up`; it is in that state again afterwards
 * @param after the Model that `up` leads to
 * @param losses what `down` drops
 * @param run runs a direction
 */
export async function movedBack(
  connection: Knexed,
  after: Model,
  losses: readonly Loss[],
  run: (direction: RowChange['direction']) => Promise<void>,
): Promise<readonly RowChange[]> {
  const telling = losses.filter((loss) =>
    after.tables.some((table) => table.columns.some((column) => isApart(table, column, loss))),
  );
  if (telling.length === 0) return [];
  await run('up');
  let isUp = true;
  try {
    const rows = await addRows(connection, after, 1, (table, column) =>
      telling.some((loss) => isApart(table, column, loss)),
    );
    await run('down');
    isUp = false;
    await run('up');
    isUp = true;
    return await movedData(connection, rows, { direction: 'down', model: after, losses: telling });
  } catch {
    // Rows that `down` or `up` refuses are not moved.
    return [];
  } finally {
    if (isUp) {
      await removeRows(connection, after.tables);
      await run('down');
    }
  }
}

/** Returns whether a lost column can have values that kept tables do not have: it is no key and no reference. */
function isApart(
  { schema, name, columns, primaryKey, foreignKeys }: Table,
  column: Table['columns'][number],
  loss: Loss,
): boolean {
  if (loss.table?.schema !== schema || loss.table.name !== name) return false;
  if (loss.column !== undefined && loss.column !== column.name) return false;
  const keys =
    primaryKey?.columns ?? (loss.column === undefined ? columns.slice(0, 1).map((one) => one.name) : []);
  const references = foreignKeys.flatMap((one) => one.columns);
  return !column.generated && ![...keys, ...references].includes(column.name);
}

/** The columns of a table, or one of them with the primary key, which identifies the row. */
function comparedColumns({ columns, primaryKey }: Table, column: string | undefined) {
  const stored = columns.filter(({ generated }) => !generated);
  return column === undefined
    ? stored
    : stored.filter(({ name }) => name === column || primaryKey?.columns.includes(name));
}

function isTelling(rows: readonly Row[], column: string | undefined): boolean {
  if (column === undefined) return rows.length > 0;
  return new Set(rows.flatMap((row) => (row[column] == null ? [] : [JSON.stringify(row[column])]))).size > 1;
}

/** The losses of both directions without the data that is moved. */
export function withoutMoved(
  { up, down }: ManifestLosses,
  changes: readonly Pick<RowChange, 'direction' | 'action' | 'object'>[],
): ManifestLosses {
  const kept = (of: RowChange['direction'], losses: readonly Loss[]) =>
    losses.filter(
      ({ object }) =>
        !changes.some((one) => one.direction === of && one.action === 'moves data' && one.object === object),
    );
  return { up: kept('up', up), down: kept('down', down) };
}

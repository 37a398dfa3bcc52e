import type { ManifestLosses } from '@trellis/migrate';
import { type Model, objectId, type Table } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { RowChange } from './row-changes.ts';
import { type Knexed, type Row, type Rows, readRows } from './rows.ts';

type Loss = ManifestLosses['up'][number];

/**
 * The tables and columns that `up` drops and whose data `down` gives back: `up` has moved it, so that it is not lost. A
 * column counts if its values differ, since `down` could also give every row the same.
 *
 * @param connection the database, on which `up` and `down` have run
 * @param rows the rows that `up` met
 * @param before the Model before `up`
 */
export async function movedData(
  connection: Knexed,
  rows: Rows,
  before: Model,
  losses: readonly Loss[],
): Promise<readonly RowChange[]> {
  const moved: RowChange[] = [];
  for (const { table: name, column } of losses) {
    const table = before.tables.find((one) => one.schema === name?.schema && one.name === name.name);
    const inserted = table && rows.get(table)?.map(({ values }) => values);
    if (!table || !inserted) continue;
    const compared = comparedColumns(table, column);
    const found = await readRows(connection, table, compared);
    const cells = (all: readonly Row[]) =>
      all.map((row) => JSON.stringify(compared.map((one) => row[one.name] ?? null))).sort();
    if (!same(cells(inserted), cells(found)) || !isTelling(inserted, column)) continue;
    const path = [table.schema, table.name];
    moved.push({
      ...{ direction: 'up', action: 'moves data', rows: inserted.length },
      object: column === undefined ? objectId('table', path) : objectId('column', [...path, column]),
    });
  }
  return moved;
}

/** The columns of a table, or one of them with the primary key, which says whose value it is. */
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

/** The losses without the data that is moved. */
export function withoutMoved<L extends Pick<Loss, 'object'>>(
  losses: readonly L[],
  changes: readonly Pick<RowChange, 'action' | 'object'>[],
): readonly L[] {
  const moved = new Set(changes.filter(({ action }) => action === 'moves data').map(({ object }) => object));
  return losses.filter(({ object }) => !moved.has(object));
}

import type { Connection } from '@trellis/database';
import type { ManifestLosses } from '@trellis/migrate';
import type { Column, Model, Table } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { Comparison } from './comparable.ts';
import { type Row, type Rows, readRows } from './rows.ts';

/** A change whose rows are compared. */
export interface ChangedModel {
  readonly before: Model;
  /** The Model that `up` leads to, with its declared renames. */
  readonly after: Model;
  /** What each direction is known to lose. Left out if it is unknown. */
  readonly losses?: ManifestLosses | undefined;
}

/** A column that exists before and after. */
interface KeptColumn {
  readonly was: Column;
  readonly is: Column;
}

/**
 * The tables whose rows are missing, or hold other values than the change means: see `Comparison`. Columns whose loss
 * is reported are not compared. Without known losses, columns that change their type are not compared either.
 *
 * @param direction the direction that has run: the database is at the Model after `up`, or before it
 */
export async function survivors(
  connection: Connection,
  rows: Rows,
  change: ChangedModel,
  direction: 'up' | 'down',
): Promise<string[]> {
  const comparison = new Comparison(change.before, change.after);
  const lost: string[] = [];
  for (const [table, inserted] of rows) {
    const then = change.after.tables.find(
      (other) => qualifiedName(comparison.oldTable(other)) === qualifiedName(table),
    );
    if (then === undefined) continue;
    const kept = keptColumns({ table, then, direction }, comparison, change).filter(
      // A row without a value may get one.
      ({ was, is }) => was.notNull || !is.notNull || inserted.every((row) => row[was.name] !== null),
    );
    const side = direction === 'up' ? 'is' : 'was';
    const found = await readRows(
      connection,
      direction === 'up' ? then : table,
      kept.map((column) => column[side]),
    );
    const comparable = (row: Row, from: 'was' | 'is') =>
      JSON.stringify(
        kept.map((column) =>
          comparison.comparable(
            row[column[from].name] ?? null,
            { was: column.was.type, is: column.is.type },
            from,
          ),
        ),
      );
    const wanted = inserted.map((row) => comparable(row, 'was')).sort();
    const got = found.map((row) => comparable(row, side)).sort();
    if (kept.length > 0 && !same(wanted, got)) lost.push(qualifiedName(table));
  }
  return lost;
}

function keptColumns(
  {
    table,
    then,
    direction,
  }: { readonly table: Table; readonly then: Table; readonly direction: 'up' | 'down' },
  comparison: Comparison,
  { losses }: ChangedModel,
): readonly KeptColumn[] {
  return then.columns.flatMap((is) => {
    const was = comparison.oldColumn(table, table.columns, then, is);
    // What is computed, or converted by its author, has the values that its expression says.
    if (!was || is.generated || is.using !== undefined) return [];
    if (losses === undefined) return was.type === is.type ? [{ was, is }] : [];
    const isLost =
      isLostIn(losses.up, table, was.name) || (direction === 'down' && isLostIn(losses.down, then, is.name));
    return isLost ? [] : [{ was, is }];
  });
}

/** Whether a direction is known to lose a column. */
export function isLostIn(losses: ManifestLosses['up'], table: Table, column: string): boolean {
  return losses.some(
    (loss) =>
      loss.table?.schema === table.schema &&
      loss.table.name === table.name &&
      (loss.column === undefined || loss.column === column),
  );
}

import type { ManifestLosses } from '@trellis/migrate';
import type { QualifiedName, Table } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import type { Comparison, KeptColumn, KeptTable } from './comparable.ts';
import { type Knexed, type Row, type Rows, readRows } from './rows.ts';

/** A change whose rows are compared. */
export interface ProvenChange {
  readonly comparison: Comparison;
  /** What each direction is known to lose. Absent if it is unknown. */
  readonly losses?: ManifestLosses | undefined;
}

/**
 * The tables whose rows are missing, or hold other values than the change means: see `Comparison`. Columns whose loss
 * is reported are not compared. Without known losses, columns that change their type are not compared either.
 *
 * @param direction the direction that has run: the database is at the Model after `up`, or before it
 */
export async function survivors(
  connection: Knexed,
  rows: Rows,
  change: ProvenChange,
  direction: 'up' | 'down',
): Promise<string[]> {
  const { comparison } = change;
  const lost: string[] = [];
  for (const table of comparison.tables) {
    const inserted = rows
      .get(table.was)
      ?.filter(({ home }) => isHolding(home, table, comparison, direction))
      .map(({ values }) => values);
    if (inserted === undefined) continue;
    const kept = comparedColumns(table, change, direction).filter(
      // A row without a value may get one.
      ({ was, is }) => was.notNull || !is.notNull || inserted.every((row) => row[was.name] !== null),
    );
    const side = direction === 'up' ? 'is' : 'was';
    const found = await readRows(
      connection,
      table[side],
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
    if (kept.length > 0 && !same(wanted, got)) lost.push(qualifiedName(table.was));
  }
  return lost;
}

/**
 * Whether the rows of a partition, or of the table itself, are rows of the table after a direction. Those of a dropped
 * partition are not, nor those of a detached one until it is attached again.
 */
function isHolding(
  home: Table,
  table: KeptTable,
  { tables, after }: Comparison,
  direction: 'up' | 'down',
): boolean {
  let at = tables.find(({ was }) => was === home)?.is;
  if (direction === 'down') return at !== undefined;
  while (at !== undefined && at !== table.is) {
    const above: QualifiedName | undefined = at.partitionOf;
    at = after.tables.find((one) => one.schema === above?.schema && one.name === above.name);
  }
  return at !== undefined;
}

function comparedColumns(
  table: KeptTable,
  { comparison, losses }: ProvenChange,
  direction: 'up' | 'down',
): readonly KeptColumn[] {
  return comparison.columns(table).filter(({ was, is }) => {
    // What is computed, or converted by its author, has the values that its expression says.
    if (is.generated || is.using !== undefined) return false;
    if (losses === undefined) return was.type === is.type;
    const isLostDown = direction === 'down' && isLostIn(losses.down, table.is, is.name);
    return !isLostDown && !isLostIn(losses.up, table.was, was.name);
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

import type { DataChange, ManifestLosses } from '@trellis/migrate';
import { objectId, type QualifiedName, type Table } from '@trellis/model';
import type { Comparison, KeptColumn, KeptTable } from './comparable.ts';
import { type Cells, type MatchedRows, matchRows } from './match-rows.ts';
import { type Knexed, type Row, type Rows, readRows } from './rows.ts';

/** A change whose rows are compared. */
export interface ProvenChange {
  readonly comparison: Comparison;
  /** What each direction is known to lose. Absent if it is unknown. */
  readonly losses?: ManifestLosses | undefined;
  /** Set if the conversions of types are unknown, as those of a migration that was written by hand. */
  readonly convertsFreely?: boolean | undefined;
}

/** What happened to rows that the Models do not explain. */
export interface RowChange extends DataChange {
  readonly rows: number;
  /** A changed value before and after, as JSON. */
  readonly example?: { readonly was: string; readonly is: string };
}

/**
 * The rows that disappear, the rows that are added, and the values that become others than the change means: see
 * `Comparison`. Columns whose loss is reported are not compared. Where conversions are unknown, columns that change their
 * type are not compared either.
 *
 * @param direction the direction that has run: the database is at the Model after `up`, or before it
 */
export async function rowChanges(
  connection: Knexed,
  rows: Rows,
  change: ProvenChange,
  direction: 'up' | 'down',
): Promise<readonly RowChange[]> {
  const { comparison } = change;
  const found: RowChange[] = [];
  for (const table of comparison.tables) {
    const inserted = rows
      .get(table.was)
      ?.filter(({ home }) => isHolding(home, table, comparison, direction))
      .map(({ values }) => values);
    if (inserted === undefined || isLostWhole(table, change, direction)) continue;
    const kept = comparedColumns(table, change, direction).filter(
      // A row without a value may get one.
      ({ was, is }) => was.notNull || !is.notNull || inserted.every((row) => row[was.name] !== null),
    );
    const side = direction === 'up' ? 'is' : 'was';
    const now = await readRows(
      connection,
      table[side],
      kept.map((column) => column[side]),
    );
    const cells = (row: Row, from: 'was' | 'is'): Cells =>
      kept.map((column) =>
        JSON.stringify(
          comparison.comparable(
            row[column[from].name] ?? null,
            { was: column.was.type, is: column.is.type },
            from,
          ),
        ),
      );
    const matched = matchRows(
      inserted.map((row) => cells(row, 'was')),
      now.map((row) => cells(row, side)),
      keyOf(table, kept),
    );
    found.push(...changesOf(table.was, kept, matched, direction));
  }
  return found;
}

/** The positions of the primary key's columns among the compared ones; none if one of them is not compared. */
function keyOf({ was }: KeptTable, kept: readonly KeptColumn[]): readonly number[] {
  const key = (was.primaryKey?.columns ?? []).map((name) => kept.findIndex((one) => one.was.name === name));
  return key.includes(-1) ? [] : key;
}

function changesOf(
  table: Table,
  kept: readonly KeptColumn[],
  { pairs, missing, added }: MatchedRows,
  direction: 'up' | 'down',
): readonly RowChange[] {
  const object = objectId('table', [table.schema, table.name]);
  const changes: RowChange[] = [];
  if (missing > 0) changes.push({ direction, action: 'deletes rows', object, rows: missing });
  for (const [at, { was }] of kept.entries()) {
    const changed = pairs.filter((pair) => pair.was[at] !== pair.is[at]);
    const [first] = changed;
    if (first === undefined) continue;
    changes.push({
      direction,
      action: 'changes values',
      object: objectId('column', [table.schema, table.name, was.name]),
      rows: changed.length,
      example: { was: first.was[at] ?? 'null', is: first.is[at] ?? 'null' },
    });
  }
  if (added > 0) changes.push({ direction, action: 'adds rows', object, rows: added });
  return changes;
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
  { comparison, losses, convertsFreely = losses === undefined }: ProvenChange,
  direction: 'up' | 'down',
): readonly KeptColumn[] {
  return comparison.columns(table).filter(({ was, is }) => {
    // What is computed, or converted by its author, has the values that its expression says.
    if (is.generated || is.using !== undefined) return false;
    if (convertsFreely && was.type !== is.type) return false;
    if (losses === undefined) return true;
    const isLostDown = direction === 'down' && isLostIn(losses.down, table.is, is.name);
    return !isLostDown && !isLostIn(losses.up, table.was, was.name);
  });
}

/** Whether a table is known to lose its rows. */
function isLostWhole({ was, is }: KeptTable, { losses }: ProvenChange, direction: 'up' | 'down'): boolean {
  if (losses === undefined) return false;
  const isLost = (lost: ManifestLosses['up'], table: Table) =>
    lost.some((loss) => loss.column === undefined && isOf(loss, table));
  return isLost(losses.up, was) || (direction === 'down' && isLost(losses.down, is));
}

/** Whether a direction is known to lose a column. */
export function isLostIn(losses: ManifestLosses['up'], table: Table, column: string): boolean {
  return losses.some((loss) => isOf(loss, table) && (loss.column === undefined || loss.column === column));
}

function isOf({ table }: ManifestLosses['up'][number], { schema, name }: Table): boolean {
  return table?.schema === schema && table.name === name;
}

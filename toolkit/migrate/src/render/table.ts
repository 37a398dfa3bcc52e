import type { Table } from '@trellis/model';
import type { Statement } from '@trellis/plan';
import { createTable } from '@trellis/plan/internal';
import { columnCalls } from './column.ts';
import { isPlainName } from './exact.ts';
import { checkLine, type Line, primaryLine, uniqueLine } from './part.ts';

/** A table as lines of `createTable`; the columns by name, so that comments can join them. */
export interface TableLines {
  readonly columns: ReadonlyMap<string, Line>;
  readonly constraints: readonly Line[];
}

/**
 * A new table as calls of Knex's table builder; `undefined` where the builder cannot express it exactly.
 *
 * @param table the table as its CREATE TABLE defines it
 * @param statements the plan's SQL for it: where that is more than one CREATE TABLE, the builder is not exact
 * @param comments the comments of its columns, by column
 */
export function tableLines(
  table: Table,
  statements: readonly Statement[],
  comments: ReadonlyMap<string, string>,
): TableLines | undefined {
  if (!isPlainTable(table) || !isPlanned(table, statements)) return undefined;
  const key = table.primaryKey && primaryLine(table.primaryKey, table);
  if (table.primaryKey && key === undefined) return undefined;
  const keyColumns = table.primaryKey?.columns ?? [];
  // A key of one column with the default name is rendered with the column.
  const [only] = keyColumns;
  const onColumn = keyColumns.length === 1 && key?.[0]?.args.length === 1 ? only : undefined;
  const columns = new Map<string, Line>();
  for (const column of table.columns) {
    const comment = comments.get(column.name);
    const line = columnCalls(column, table, {
      primary: column.name === onColumn,
      inKey: keyColumns.includes(column.name),
      ...(comment !== undefined && { comment }),
    });
    if (line === undefined) return undefined;
    columns.set(column.name, line);
  }
  const constraints = [
    ...(key && onColumn === undefined ? [key] : []),
    ...table.uniques.map(uniqueLine),
    ...table.checks.map(checkLine),
  ];
  if (constraints.some((line) => line === undefined)) return undefined;
  return { columns, constraints: constraints.filter((line) => line !== undefined) };
}

function isPlainTable(table: Table): boolean {
  return (
    [table.schema, table.name].every(isPlainName) &&
    table.exclusions.length === 0 &&
    !table.inherits &&
    !table.unlogged &&
    table.partitionBy === undefined &&
    table.partitionOf === undefined &&
    table.ofType === undefined &&
    table.foreign === undefined &&
    table.accessMethod === undefined &&
    table.tablespace === undefined &&
    table.storageParameters === undefined
  );
}

/** Returns whether the plan creates the table directly under this name. */
function isPlanned(table: Table, statements: readonly Statement[]): boolean {
  const start = createTable({ ...table, columns: [] })[0]?.split('(')[0] ?? '';
  return statements.length === 1 && (statements[0]?.sql.startsWith(start) ?? false);
}

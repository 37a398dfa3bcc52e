import type { Table } from '@trellis/model';
import type { Statement } from '@trellis/plan';
import { createTable } from '@trellis/plan/internal';
import { columnCalls } from './column.ts';
import { isPlainName } from './exact.ts';
import { checkLine, type Line, primaryLine, uniqueLine } from './part.ts';

/** A table as lines of `createTable`, by what they say so that comments can join their columns. */
export interface TableLines {
  readonly columns: ReadonlyMap<string, Line>;
  readonly constraints: readonly Line[];
}

/**
 * A new table as calls of Knex's table builder; nothing where they do not say it exactly.
 *
 * @param table what its CREATE TABLE says
 * @param statements the plan's SQL for it: where the engine does more than to create it, nothing is exact but that
 * @param comments of its columns, which join them
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
  // One column under the name that Knex gives it: said on the column itself.
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
    table.accessMethod === undefined &&
    table.tablespace === undefined &&
    table.storageParameters === undefined
  );
}

/** Whether the plan creates the table as it is, and under this name. */
function isPlanned(table: Table, statements: readonly Statement[]): boolean {
  const start = createTable({ ...table, columns: [] })[0]?.split('(')[0] ?? '';
  return statements.length === 1 && (statements[0]?.sql.startsWith(start) ?? false);
}

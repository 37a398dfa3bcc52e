import { foreignKeysOf, quoteIdentifier, type SchemaDescriptor, type TableDescriptor } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import type { MaintainedTable } from './maintained-table.ts';
import type { PartitionSession } from './session.ts';

/**
 * The greatest number of a partition column that is in use: of its rows, of its sequence, and of the columns that it
 * refers to. An order number that was given out is also that of the order's lines.
 *
 * Rows of the default partition do not count: a single wrong number would move all partitions.
 *
 * @returns undefined if there is no row and no sequence has begun
 */
export async function positionOf(
  session: PartitionSession,
  { descriptor, column, tables }: MaintainedTable,
): Promise<bigint | undefined> {
  const found: bigint[] = [];
  for (const [table, name] of referencedColumns(tables, descriptor, column)) {
    const sql = qualifiedName({ schema: table.schema ?? 'public', name: table.name });
    const parts = await session.rows<{ readonly name: string }>(
      `select c.oid::regclass::text as name from pg_catalog.pg_partition_tree($1::regclass) t
       join pg_catalog.pg_class c on c.oid = t.relid where t.isleaf
       and pg_catalog.pg_get_expr(c.relpartbound, c.oid) is distinct from 'DEFAULT'`,
      [sql],
    );
    const queries = (
      parts.length === 0 && table.partitionBy === undefined ? [sql] : parts.map((one) => one.name)
    ).map((from) => `select pg_catalog.max(${quoteIdentifier(name)}) as value from ${from}`);
    if (queries.length === 0) queries.push('select null::bigint as value');
    const [row] = await session.rows<{ readonly rows: string | null; readonly sequence: string | null }>(
      `select (select pg_catalog.max(v.value)::text from (${queries.join(' union all ')}) v) as rows,
         pg_catalog.pg_sequence_last_value(pg_catalog.pg_get_serial_sequence($1, $2)::regclass)::text as sequence`,
      [sql, name],
    );
    for (const value of [row?.rows, row?.sequence]) if (value) found.push(BigInt(value));
  }
  return found.reduce<bigint | undefined>(
    (most, one) => (most === undefined || one > most ? one : most),
    undefined,
  );
}

/** A column, and those that foreign keys of it refer to, at all levels. */
function referencedColumns(
  tables: SchemaDescriptor['tables'],
  table: TableDescriptor,
  column: string,
  seen: ReadonlySet<TableDescriptor> = new Set(),
): readonly (readonly [table: TableDescriptor, column: string])[] {
  if (seen.has(table)) return [];
  const further = foreignKeysOf(tables, table).flatMap(({ columns, references }) => {
    const name = references.columns[columns.indexOf(column)];
    const target = tables[references.table];
    return name === undefined || target === undefined
      ? []
      : referencedColumns(tables, target, name, new Set([...seen, table]));
  });
  return [[table, column], ...further];
}

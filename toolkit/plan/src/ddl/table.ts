import { type Column, type QualifiedName, quoteIdentifier, type Table } from '@trellis/model';
import { parameterList, qualifiedName } from '@trellis/model/internal';
import { type ColumnParts, columnDefinition, columnTail, notNullElement } from './column.ts';
import { constraintDefinition, type TableConstraint } from './constraint.ts';
import { sourceClause } from './foreign-data.ts';
import { target } from './target.ts';

/** The constraints in a `CREATE TABLE`, and the clauses to omit. */
export interface CreateTableOptions {
  /** The constraints to include. Separate statements add the others. */
  readonly constraints?: readonly TableConstraint[];
  /** The clauses to omit, by column: those that need an object that is created later. */
  readonly parts?: Readonly<Record<string, ColumnParts>>;
}

/**
 * Creates a table with its columns: type, collation, compression, default, identity, generation, NOT NULL.
 *
 * A partition is created as a separate table. `attachPartition` attaches it after its keys and indexes are created,
 * so that they keep their names. A child inherits the columns of its parents; separate statements alter the columns
 * that differ.
 *
 * @param table the table
 * @param options the constraints to include and the clauses to omit
 * @example createTable(orders, { constraints: [{ kind: 'primary key', constraint: orders.primaryKey }] })
 */
export function createTable(table: Table, options: CreateTableOptions = {}): string[] {
  const partsOf = (column: Column) => options.parts?.[column.name] ?? {};
  const constraints = (options.constraints ?? []).map(constraintDefinition);
  const own = table.columns.filter((column) => !inherited(table, column));
  // If it were added later, it would get the name of the parent's constraint.
  const notNulls = table.columns
    .filter((column) => inherited(table, column) && column.notNull && column.notNullConstraint?.local)
    .map(notNullElement);
  const parts = [`CREATE ${table.unlogged ? 'UNLOGGED ' : ''}${target.table(table)}`];
  if (table.ofType === undefined) {
    const columns = own.map((column) => columnDefinition(column, table, partsOf(column)));
    parts.push(elements([...columns, ...notNulls, ...constraints]));
  } else {
    parts.push(`OF ${table.ofType}`);
    const columns = own
      .map(
        (column) =>
          [column, columnTail({ ...column, collation: undefined }, table, partsOf(column))] as const,
      )
      .filter(([, tail]) => tail !== '')
      .map(([column, tail]) => `${quoteIdentifier(column.name)} WITH OPTIONS${tail}`);
    if (columns.length + constraints.length > 0) parts.push(elements([...columns, ...constraints]));
  }
  if (table.inherits) parts.push(`INHERITS (${table.inherits.map(qualifiedName).join(', ')})`);
  if (table.partitionBy !== undefined) parts.push(`PARTITION BY ${table.partitionBy}`);
  if (table.accessMethod !== undefined) parts.push(`USING ${quoteIdentifier(table.accessMethod)}`);
  if (table.storageParameters) parts.push(`WITH (${parameterList(table.storageParameters)})`);
  if (table.tablespace !== undefined) parts.push(`TABLESPACE ${quoteIdentifier(table.tablespace)}`);
  return [`${parts.join(' ')}${table.foreign ? sourceClause(table.foreign) : ''}`];
}

/** Drops a table that is not foreign. */
export function dropTable({ schema, name }: QualifiedName): string[] {
  return [`DROP ${target.table({ schema, name })}`];
}

/** Attaches a partition to its parent. */
export function attachPartition(table: Pick<Table, 'schema' | 'name' | 'partitionOf'>): string[] {
  if (!table.partitionOf) return [];
  const { bound } = table.partitionOf;
  return [
    `ALTER TABLE ONLY ${qualifiedName(table.partitionOf)} ATTACH PARTITION ${qualifiedName(table)} ${bound}`,
  ];
}

/** Detaches a partition from its parent. */
export function detachPartition(table: Pick<Table, 'schema' | 'name' | 'partitionOf'>): string[] {
  if (!table.partitionOf) return [];
  return [`ALTER TABLE ONLY ${qualifiedName(table.partitionOf)} DETACH PARTITION ${qualifiedName(table)}`];
}

/** Enables, disables or forces row-level security. */
export function setRowSecurity(
  table: QualifiedName,
  from: Table['rowSecurity'],
  to: Table['rowSecurity'],
): string[] {
  const alter = `ALTER ${target.table(table)}`;
  const enabled = (state: Table['rowSecurity']) => state === 'enabled' || state === 'forced';
  const forced = (state: Table['rowSecurity']) => state === 'forced' || state === 'forced only';
  const statements: string[] = [];
  if (enabled(from) !== enabled(to))
    statements.push(`${alter} ${enabled(to) ? 'ENABLE' : 'DISABLE'} ROW LEVEL SECURITY`);
  if (forced(from) !== forced(to))
    statements.push(`${alter} ${forced(to) ? 'FORCE' : 'NO FORCE'} ROW LEVEL SECURITY`);
  return statements;
}

/** Sets the replica identity; `undefined` for the primary key. For an index, `indexSettings` sets it. */
export function setReplicaIdentity(table: QualifiedName, identity: Table['replicaIdentity']): string[] {
  return [
    `ALTER TABLE ONLY ${qualifiedName(table)} REPLICA IDENTITY ${(identity ?? 'default').toUpperCase()}`,
  ];
}

/** Returns whether a column is inherited and therefore not in `CREATE TABLE`. */
function inherited(table: Table, column: Column): boolean {
  return column.local === false && table.partitionOf === undefined;
}

/** The list in parentheses, each element on a line of its own if there are several. */
function elements(list: readonly string[]): string {
  return list.length === 0 ? '()' : `(\n  ${list.join(',\n  ')}\n)`;
}

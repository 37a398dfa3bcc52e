import { type IndexDefinition, type IndexElement, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { nameList, parameterList, qualifiedName } from '@trellis/model/internal';
import { attachIndex, type IndexedTables } from './constraint.ts';
import { target } from './target.ts';

/** The properties of a table or materialized view that affect the statements of its indexes. */
export type IndexedRelation = QualifiedName & { readonly partitionBy?: string; readonly materialized?: true };

/**
 * Creates an index.
 *
 * An index of a partitioned table is created `ON ONLY` that table. The indexes of the partitions are attached to it
 * by `indexSettings`, so that each has its name in the Model. The index is not valid until each partition has one.
 *
 * @param on the table or materialized view
 * @param index the index
 * @param options `concurrently`: without blocking writers; cannot run in a transaction. `withPartitions`: on the partitions
 *   too
 */
export function createIndex(
  on: IndexedRelation,
  index: IndexDefinition,
  options: IndexedTables & { readonly concurrently?: boolean } = {},
): string[] {
  const alone = on.partitionBy !== undefined && !options.withPartitions;
  const words = [
    'CREATE',
    ...(index.unique ? ['UNIQUE'] : []),
    'INDEX',
    ...(options.concurrently ? ['CONCURRENTLY'] : []),
  ];
  const parts = [
    `${words.join(' ')} ${quoteIdentifier(index.name)} ON ${alone ? 'ONLY ' : ''}${qualifiedName(on)}`,
    `USING ${quoteIdentifier(index.method ?? 'btree')}`,
    `(${index.elements.map(indexElement).join(', ')})`,
  ];
  if (index.include) parts.push(`INCLUDE (${nameList(index.include)})`);
  if (index.nullsNotDistinct) parts.push('NULLS NOT DISTINCT');
  if (index.storageParameters) parts.push(`WITH (${parameterList(index.storageParameters)})`);
  if (index.tablespace !== undefined) parts.push(`TABLESPACE ${quoteIdentifier(index.tablespace)}`);
  if (index.where !== undefined) parts.push(`WHERE ${index.where}`);
  return [parts.join(' ')];
}

/** Drops an index. */
export function dropIndex(index: QualifiedName, options: { readonly concurrently?: boolean } = {}): string[] {
  return [`DROP INDEX ${options.concurrently ? 'CONCURRENTLY ' : ''}${qualifiedName(index)}`];
}

/** Builds an index again, which makes an invalid one valid. */
export function reindex(index: QualifiedName): string {
  return `REINDEX INDEX ${qualifiedName(index)}`;
}

/**
 * Sets the properties of an index that `CREATE INDEX` cannot: the partitioned index that it is attached to,
 * `CLUSTER ON`, `REPLICA IDENTITY` and statistics targets.
 */
export function indexSettings(on: IndexedRelation, index: IndexDefinition): string[] {
  const name = { schema: on.schema, name: index.name };
  const statements: string[] = [];
  if (index.attachedTo) statements.push(attachIndex(name, index.attachedTo));
  if (index.clustered) {
    const alter = on.materialized ? 'ALTER MATERIALIZED VIEW' : 'ALTER TABLE';
    statements.push(`${alter} ${qualifiedName(on)} CLUSTER ON ${quoteIdentifier(index.name)}`);
  }
  if (index.replicaIdentity) {
    statements.push(
      `ALTER TABLE ONLY ${qualifiedName(on)} REPLICA IDENTITY USING INDEX ${quoteIdentifier(index.name)}`,
    );
  }
  for (const [position, value] of Object.entries(index.statisticsTargets ?? {})) {
    statements.push(`ALTER ${target.index(name)} ALTER COLUMN ${position} SET STATISTICS ${value}`);
  }
  return statements;
}

/** An element of an index: column or expression, collation, operator class, order. */
function indexElement(element: IndexElement): string {
  const key = element.column === undefined ? `(${element.expression})` : quoteIdentifier(element.column);
  return [
    key,
    ...(element.collation === undefined ? [] : [`COLLATE ${element.collation}`]),
    ...(element.opclass === undefined ? [] : [element.opclass]),
    ...(element.descending ? ['DESC'] : []),
    ...(element.nulls === undefined ? [] : [`NULLS ${element.nulls.toUpperCase()}`]),
  ].join(' ');
}

import { TrellisError } from '../error.ts';
import { isSeparator, tokenName, tokensOf } from '../lexer/index.ts';
import { own } from '../value/index.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import { columnOf, listOf, type PartitionKey, partitionKeyOf } from './partition-key.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { TableDescriptor } from './table.ts';
import { tableKey } from './table-key.ts';
import { validateMaintenance } from './validate-maintenance.ts';

const STRATEGIES = ['range', 'list', 'hash'];

/** A key that PostgreSQL enforces by an index. */
interface UniqueKey {
  readonly what: string;
  readonly columns: readonly string[];
  /** Set if it does not compare the last column by `=`. */
  readonly withoutOverlaps?: true | undefined;
}

/**
 * Checks what PostgreSQL 15 to 18 require of partitioned tables: it enforces a key in each partition by itself, so
 * the key must contain the columns that decide on the partition.
 *
 * @param key the key of the table in the schema
 * @throws TrellisError `PARTITION_UNSUPPORTED`
 */
export function validatePartitions(schema: SchemaDescriptor, key: string, table: TableDescriptor): void {
  checkReferences(schema, key, table);
  const partition = table.partitionBy === undefined ? undefined : partitionKeyOf(table.partitionBy);
  validateMaintenance(key, table, partition);
  if (table.partitionBy === undefined) return;
  if (!partition || !STRATEGIES.includes(partition.strategy))
    throw unsupported(
      `\`partitionBy\` of "${key}" to be RANGE, LIST or HASH with a list in parentheses, got "${table.partitionBy}". Write it as in \`RANGE (created_at)\`.`,
    );
  checkKey(key, table, partition);
  for (const [above, one] of withParents(schema, key, table))
    for (const unique of [...uniqueKeysOf(one), ...exclusionsOf(one)])
      checkUnique(key, partition, { ...unique, what: `${unique.what} of "${above}"` });
}

function checkKey(key: string, table: TableDescriptor, { strategy, columns }: PartitionKey): void {
  if (strategy === 'list' && columns.length > 1)
    throw unsupported(`one column in LIST of "${key}", got ${columns.length}. Use RANGE or HASH.`);
  if (table.inherits)
    throw unsupported(
      `no \`inherits\` of the partitioned table "${key}", which PostgreSQL does not support, got it. Remove one of the two.`,
    );
  for (const name of columns) {
    if (name === undefined) continue;
    const column = own(table.columns, name);
    if (!column)
      throw unsupported(
        `\`partitionBy\` of "${key}" to use columns of the table, got "${name}". Declare it or fix the name.`,
      );
    if (column.generated)
      throw unsupported(
        `no generated column in \`partitionBy\` of "${key}", which PostgreSQL does not support, got "${name}". Partition by a column that is stored with the row.`,
      );
  }
}

function checkUnique(
  key: string,
  partition: PartitionKey,
  { what, columns: all, withoutOverlaps }: UniqueKey,
): void {
  const columns = withoutOverlaps ? all.slice(0, -1) : all;
  const listed = columns.join(', ');
  if (partition.columns.includes(undefined))
    throw unsupported(
      `no ${what}, because "${key}" is partitioned by an expression and PostgreSQL enforces a key in each partition only, got one over (${listed}). Partition by a column, or remove the key.`,
    );
  const missing = partition.columns.filter((name) => name !== undefined && !columns.includes(name));
  if (missing.length > 0)
    throw unsupported(
      `the partition column ${missing.map((name) => `"${name}"`).join(', ')} of "${key}" in the ${what}, because PostgreSQL enforces a key in each partition only, got (${listed}). Add the column to the key, or declare the key in a table that is not partitioned.`,
    );
}

/** Checks that a foreign key to a partitioned table refers to a key of it, which contains the partition columns. */
function checkReferences(schema: SchemaDescriptor, key: string, table: TableDescriptor): void {
  for (const { columns, references } of foreignKeysOf(schema.tables, table)) {
    const target = own(schema.tables, references.table);
    if (target?.partitionBy === undefined) continue;
    const isKey = uniqueKeysOf(target).some(
      ({ columns: of }) =>
        of.length === references.columns.length && references.columns.every((name) => of.includes(name)),
    );
    if (!isKey)
      throw unsupported(
        `a unique key of the partitioned table "${references.table}" over (${references.columns.join(', ')}), to which ${key}.${columns.join(', ')} refers, got none. Refer to all columns of a key that contains the partition column.`,
      );
  }
}

/** A table, and those that it is a partition of: their keys hold in it too. */
function withParents(
  { tables }: SchemaDescriptor,
  key: string,
  table: TableDescriptor,
  seen: readonly TableDescriptor[] = [],
): readonly (readonly [key: string, table: TableDescriptor])[] {
  const { partitionOf } = table;
  const above = partitionOf && tableKey(partitionOf);
  const parent = above === undefined ? undefined : own(tables, above);
  const all = [...seen, table];
  return above === undefined || !parent || all.includes(parent)
    ? [[key, table]]
    : [[key, table], ...withParents({ tables } as SchemaDescriptor, above, parent, all)];
}

function uniqueKeysOf(table: TableDescriptor): readonly UniqueKey[] {
  const primary = primaryKeyOf(table);
  const key = table.primaryKey !== undefined && 'columns' in table.primaryKey ? table.primaryKey : undefined;
  return [
    ...(primary.length > 0
      ? [{ what: 'primary key', columns: primary, withoutOverlaps: key?.withoutOverlaps }]
      : []),
    ...Object.entries(table.columns).flatMap(([name, { unique }]) =>
      unique ? [{ what: 'unique constraint', columns: [name] }] : [],
    ),
    ...(table.uniques ?? []).map(({ columns, withoutOverlaps }) => ({
      what: 'unique constraint',
      columns,
      withoutOverlaps,
    })),
    ...(table.indexes ?? []).flatMap(({ unique, columns }) =>
      unique
        ? [
            {
              what: 'unique index',
              columns: columns.flatMap((element) =>
                typeof element === 'string' ? [element] : (element.column ?? []),
              ),
            },
          ]
        : [],
    ),
  ];
}

/** The exclusion constraints, with the columns that they compare by `=`. PostgreSQL 15 and 16 accept none. */
function exclusionsOf({ exclusions = [] }: TableDescriptor): readonly UniqueKey[] {
  return exclusions.map(({ name, definition }) => {
    const tokens = [...tokensOf(definition)].filter((token) => !isSeparator(token));
    const elements = listOf(tokens.slice(tokens.findIndex(({ text }) => text === '('))) ?? [];
    const equal = elements.filter((element) => {
      const at = element.findIndex((token) => tokenName(token) === 'with');
      return element.slice(at + 1).some(({ text }) => text === '=');
    });
    return {
      what: `exclusion constraint "${name}", compared by =,`,
      columns: equal.flatMap((one) => columnOf(one) ?? []),
    };
  });
}

function unsupported(expectation: string): TrellisError {
  return new TrellisError('PARTITION_UNSUPPORTED', `Expected ${expectation}`);
}

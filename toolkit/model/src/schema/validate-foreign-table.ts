import { TrellisError } from '../error.ts';
import { own } from '../value/index.ts';
import type { ColumnDescriptor } from './column.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { TableDescriptor } from './table.ts';

/** What PostgreSQL does not support on a foreign table. */
const TABLE_PROPERTIES = [
  'primaryKey',
  'uniques',
  'foreignKeys',
  'exclusions',
  'indexes',
  'rules',
  'policies',
  'rowSecurity',
  'unlogged',
  'partitionBy',
  'replicaIdentity',
  'storageParameters',
  'accessMethod',
  'tablespace',
  'ofType',
] as const satisfies readonly (keyof TableDescriptor)[];

/** What it does not support on a column of one, and what needs its rows. */
const COLUMN_PROPERTIES = [
  'primaryKey',
  'unique',
  'references',
  'compression',
  'using',
  'backfill',
] as const satisfies readonly (keyof ColumnDescriptor)[];

/**
 * Checks that a foreign table has only what PostgreSQL supports on it, and that another table has nothing that only a
 * foreign table can have.
 *
 * @throws TrellisError `FOREIGN_TABLE_UNSUPPORTED`
 */
export function validateForeignTable(schema: SchemaDescriptor, key: string, table: TableDescriptor): void {
  for (const { columns, references } of foreignKeysOf(schema.tables, table))
    if (own(schema.tables, references.table)?.foreign)
      throw unsupported(
        `no foreign key of "${key}" to a foreign table`,
        `one of ${columns.join(', ')} to "${references.table}"`,
      );
  const columns = Object.entries(table.columns);
  if (!table.foreign) {
    const [name] = columns.find(([, { foreignOptions }]) => foreignOptions) ?? [];
    if (name !== undefined)
      throw unsupported('`foreignOptions` only in a foreign table', `them on ${key}.${name}`);
    return;
  }
  for (const [above, parent] of partitionedAbove(schema, table)) {
    const property = hasUniqueIndex(parent)
      ? 'unique key or index'
      : foreignKeysOf(schema.tables, parent).length > 0
        ? 'foreign key'
        : undefined;
    if (property !== undefined)
      throw unsupported(
        `no ${property} of "${above}", of which the foreign table "${key}" is a partition`,
        'one',
      );
  }
  const published = schema.publications?.find(({ tables = {} }) => Object.hasOwn(tables, key));
  if (published) throw unsupported(`no foreign table in the publication "${published.name}"`, `"${key}"`);
  const property = TABLE_PROPERTIES.find((one) => isSet(table[one]));
  if (property !== undefined) throw unsupported(`no \`${property}\` of the foreign table "${key}"`, 'it');
  for (const [name, column] of columns) {
    const own = COLUMN_PROPERTIES.find((one) => isSet(column[one]));
    if (own !== undefined)
      throw unsupported(`no \`${own}\` of a column of a foreign table`, `it on ${key}.${name}`);
  }
}

/** The partitioned tables that a table is a partition of, directly or through others, by their keys. */
function partitionedAbove(
  { tables }: SchemaDescriptor,
  { partitionOf }: TableDescriptor,
): readonly (readonly [key: string, parent: TableDescriptor])[] {
  const found = Object.entries(tables).find(
    ([, { name, schema = 'public' }]) => name === partitionOf?.name && schema === partitionOf.schema,
  );
  return found && tables[found[0]] === found[1]
    ? [found, ...partitionedAbove({ tables } as SchemaDescriptor, found[1])]
    : [];
}

function hasUniqueIndex(table: TableDescriptor): boolean {
  return (
    primaryKeyOf(table).length > 0 ||
    (table.uniques ?? []).length > 0 ||
    (table.indexes ?? []).some(({ unique }) => unique) ||
    Object.values(table.columns).some(({ unique }) => isSet(unique))
  );
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
}

function unsupported(expected: string, got: string): TrellisError {
  return new TrellisError(
    'FOREIGN_TABLE_UNSUPPORTED',
    `Expected ${expected}, which PostgreSQL does not support, got ${got}. Remove it.`,
  );
}

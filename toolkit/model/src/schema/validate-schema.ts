import { wholeObjects } from '../catalogue/index.ts';
import { citusRefusals } from '../citus/index.ts';
import { TrellisError } from '../error.ts';
import { validateFormat } from '../format/index.ts';
import type { Model } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import { own } from '../value/index.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import { joinPath } from './join-path.ts';
import type { Relationship } from './relationship.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { TableDescriptor } from './table.ts';
import { tableKey } from './table-key.ts';
import { toModel } from './to-model.ts';
import { validateExact } from './validate-exact.ts';
import { validateForeignTable } from './validate-foreign-table.ts';
import { validateNames } from './validate-names.ts';
import { validatePartitions } from './validate-partitions.ts';
import { validateSql } from './validate-sql.ts';
import type { ViewDescriptor } from './view.ts';

/**
 * Checks the format, references, relationships, names and definitions of a schema. This repeats the compiler's checks for a schema that is read
 * from JSON, and adds those that the compiler cannot do.
 *
 * @throws TrellisError `SCHEMA_INVALID`, `TYPE_NAME_INVALID`, `CASCADE_WITHOUT_ON_DELETE`, `FOREIGN_TABLE_UNSUPPORTED`,
 *   `PARTITION_UNSUPPORTED`, `SECRET_DECLARED`; a code of `citusRefusals` if Citus does not support the schema as it is distributed
 * @example
 * import { type SchemaDescriptor, validateSchema } from '@trellis/model';
 *
 * const schema: SchemaDescriptor = JSON.parse('{ "name": "shop", "tables": {} }');
 * validateSchema(schema);
 */
export function validateSchema(schema: SchemaDescriptor): void {
  validateFormat(schema);
  for (const [key, table] of Object.entries(schema.tables)) {
    checkName(key, table);
    checkColumns(key, table);
    checkBackfill(key, table);
    checkActions(key, table);
    validateExact(schema, key, table.columns);
    checkForeignKeys(schema, key, table);
    validateForeignTable(schema, key, table);
    validatePartitions(schema, key, table);
    for (const [name, relationship] of Object.entries(table.relationships)) {
      checkRelationshipName(key, table, name);
      checkRelationship(schema, key, name, relationship);
    }
  }
  for (const view of schema.views ?? []) {
    checkView(schema, view);
    validateExact(schema, tableKey(view), view.columns ?? {});
  }
  const model = toModel(schema);
  checkAbsent(schema, model);
  validateNames(model);
  validateSql(model);
  checkCitus(model);
}

/** Checks that Citus supports the schema as its tables are distributed. */
function checkCitus(model: Model): void {
  const refusals = citusRefusals(model);
  const [first] = refusals;
  if (first) throw new TrellisError(first.code, first.message, { details: refusals });
}

/** Checks that a schema that is declared absent has no objects. */
function checkAbsent({ schemas = [] }: SchemaDescriptor, model: Model): void {
  const absent = new Set(schemas.flatMap(({ name, absent }) => (absent ? [name] : [])));
  if (absent.size === 0) return;
  for (const { value, reference } of wholeObjects(model))
    if ('schema' in value && value.schema !== undefined && absent.has(value.schema))
      throw invalid(
        `Expected nothing in the schema "${value.schema}", which is declared absent, got ${printReference(reference)}. Declare the schema, or move the object to another one.`,
      );
}

function checkName(key: string, table: TableDescriptor): void {
  if (tableKey(table) !== key)
    throw invalid(
      `Expected the key "${tableKey(table)}" of the table, got "${key}". Use the name of the table as its key.`,
    );
}

function checkColumns(key: string, table: TableDescriptor): void {
  const used: (readonly [string, readonly string[]])[] = [
    ['primary key', primaryKeyOf(table)],
    ...(table.uniques ?? []).map(
      (unique) => ['unique constraint', [...unique.columns, ...(unique.include ?? [])]] as const,
    ),
    ...foreignColumns(table),
    ...(table.indexes ?? []).map(
      (index) => ['index', [...indexColumns(index.columns), ...(index.include ?? [])]] as const,
    ),
  ];
  for (const [what, columns] of used)
    for (const column of columns)
      if (!Object.hasOwn(table.columns, column))
        throw invalid(
          `Expected the ${what} of "${key}" to use columns of the table, got "${column}". Declare it or fix the name.`,
        );
}

/** Checks that only columns that can be written declare values of existing rows. */
function checkBackfill(key: string, { columns }: TableDescriptor): void {
  for (const [name, { backfill, identity, generated }] of Object.entries(columns))
    if (backfill !== undefined && (identity !== undefined || generated !== undefined))
      throw invalid(
        `Expected no backfill for ${key}.${name}, whose values PostgreSQL ${generated ? 'computes' : 'numbers'}, got one. Remove it.`,
      );
}

/** Checks that only columns that reference another have actions of a foreign key, which would have no effect. */
function checkActions(key: string, { columns }: TableDescriptor): void {
  for (const [name, column] of Object.entries(columns))
    for (const action of ['onDelete', 'onUpdate'] as const)
      if (column[action] !== undefined && column.references === undefined)
        throw invalid(
          `Expected \`references\` beside \`${action}\` of ${key}.${name}, got none. Add it, or declare the action in \`foreignKeys\` of the table.`,
        );
}

function foreignColumns(table: TableDescriptor): (readonly [string, readonly string[]])[] {
  return (table.foreignKeys ?? []).map((foreignKey) => ['foreign key', foreignKey.columns] as const);
}

function indexColumns(elements: NonNullable<TableDescriptor['indexes']>[number]['columns']): string[] {
  return elements.flatMap((element) => {
    if (typeof element === 'string') return [element];
    return element.column === undefined ? [] : [element.column];
  });
}

function checkForeignKeys(schema: SchemaDescriptor, key: string, table: TableDescriptor): void {
  for (const { columns, references } of foreignKeysOf(schema.tables, table)) {
    const target = own(schema.tables, references.table);
    for (const column of references.columns)
      if (target === undefined || !Object.hasOwn(target.columns, column))
        throw invalid(
          `Expected ${key}.${columns.join(', ')} to reference a column of the schema, got "${references.table}.${column}". Declare it or fix the name.`,
        );
    if (columns.length !== references.columns.length)
      throw invalid(
        `Expected as many columns on both sides of the foreign key ${key}(${columns.join(', ')}), got ${columns.length} and ${references.columns.length}.`,
      );
  }
}

function checkView({ tables }: SchemaDescriptor, view: ViewDescriptor): void {
  for (const column of view.key ?? [])
    if (!Object.hasOwn(view.columns ?? {}, column))
      throw invalid(
        `Expected the key of "${tableKey(view)}" to use declared columns of the view, got "${column}". Declare it or fix the name.`,
      );
  for (const [name, { references }] of Object.entries(view.columns ?? {})) {
    if (references === undefined) continue;
    const dot = references.lastIndexOf('.');
    const target = own(tables, references.slice(0, dot));
    if (target === undefined || !Object.hasOwn(target.columns, references.slice(dot + 1)))
      throw invalid(
        `Expected ${tableKey(view)}.${name} to reference a column of the schema, got "${references}". Declare it or fix the name.`,
      );
  }
}

/** A loaded row has properties for columns and relationships, and names that begin with `$` are options of `load`. */
function checkRelationshipName(key: string, table: TableDescriptor, name: string): void {
  if (Object.hasOwn(table.columns, name))
    throw invalid(
      `Expected a relationship of "${key}" with a name that no column has, got "${name}". Rename it.`,
    );
  if (name.startsWith('$'))
    throw invalid(
      `Expected a relationship of "${key}" that does not begin with "$", got "${name}". Rename it.`,
    );
}

function checkRelationship(
  schema: SchemaDescriptor,
  key: string,
  name: string,
  relationship: Relationship,
): void {
  const path = joinPath(schema.tables, key, name);
  const { target, back_populates: back, cascade = [], direction } = relationship;
  if (back !== undefined) {
    const there = own(own(schema.tables, target)?.relationships, back);
    if (there?.target !== key || there.back_populates !== name)
      throw invalid(
        `Expected ${target}.${back} to be the inverse of ${key}.${name}, got ${there ? `a relationship to ${there.target}` : 'none'}. Set \`back_populates\` of each relationship to the name of the other.`,
      );
  }
  const deletes = cascade.includes('all') || cascade.includes('delete');
  if (cascade.includes('delete-orphan') && !deletes)
    throw invalid(
      `Expected \`delete\` or \`all\` beside \`delete-orphan\` in the cascade of ${key}.${name}, got neither. Add one.`,
    );
  const shared = direction === 'many-to-one' || direction === 'many-to-many';
  if (cascade.includes('delete-orphan') && shared)
    throw invalid(
      `Expected \`delete-orphan\` only in a one-to-many or one-to-one relationship, got it in the cascade of ${key}.${name}, which is ${direction}. Remove it.`,
    );
  if (!deletes || shared) return;
  const { foreignKey } = path[0];
  if (foreignKey.onDelete === undefined)
    throw new TrellisError(
      'CASCADE_WITHOUT_ON_DELETE',
      `Expected \`onDelete\` on ${target}.${foreignKey.columns.join(', ')}, because ${key}.${name} cascades deletes, got none. Add \`onDelete: 'cascade'\` (or another action).`,
    );
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}

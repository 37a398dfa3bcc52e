import { wholeObjects } from '../catalogue/index.ts';
import { TrellisError } from '../error.ts';
import type { Model } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import { joinPath } from './join-path.ts';
import type { Relationship } from './relationship.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { TableDescriptor } from './table.ts';
import { tableKey } from './table-key.ts';
import { toModel } from './to-model.ts';
import type { ViewDescriptor } from './view.ts';

/**
 * Proves that a schema's tables hold together: what the compiler says in a typed program, said
 * again for one that is read from JSON, and what it cannot say.
 *
 * @throws TrellisError `SCHEMA_INVALID`, `TYPE_NAME_INVALID`, `CASCADE_WITHOUT_ON_DELETE`
 * @example
 * import { type SchemaDescriptor, validateSchema } from '@trellis/model';
 *
 * const schema: SchemaDescriptor = JSON.parse('{ "name": "shop", "tables": {} }');
 * validateSchema(schema);
 */
export function validateSchema(schema: SchemaDescriptor): void {
  for (const [key, table] of Object.entries(schema.tables)) {
    checkName(key, table);
    checkColumns(key, table);
    checkForeignKeys(schema, key, table);
    for (const [name, relationship] of Object.entries(table.relationships)) {
      checkRelationshipName(key, table, name);
      checkRelationship(schema, key, name, relationship);
    }
  }
  for (const view of schema.views ?? []) checkView(schema, view);
  checkAbsent(schema, toModel(schema));
}

/** Checks that no object is in a schema that is declared absent. */
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
      `Expected the table "${tableKey(table)}" under its own name, got it under "${key}". Use the name as the key.`,
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
          `Expected the ${what} of "${key}" over its columns, got "${column}". Declare it or fix the name.`,
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
    const target = schema.tables[references.table];
    for (const column of references.columns)
      if (target === undefined || !Object.hasOwn(target.columns, column))
        throw invalid(
          `Expected ${key}.${columns.join(', ')} to refer to a column of the schema, got "${references.table}.${column}". Declare it or fix the name.`,
        );
    if (columns.length !== references.columns.length)
      throw invalid(
        `Expected as many columns on both sides of the foreign key ${key}(${columns.join(', ')}), got ${references.columns.length} there.`,
      );
  }
}

function checkView({ tables }: SchemaDescriptor, view: ViewDescriptor): void {
  for (const [name, { references }] of Object.entries(view.columns ?? {})) {
    if (references === undefined) continue;
    const dot = references.lastIndexOf('.');
    const target = tables[references.slice(0, dot)];
    if (target === undefined || !Object.hasOwn(target.columns, references.slice(dot + 1)))
      throw invalid(
        `Expected ${tableKey(view)}.${name} to refer to a column of the schema, got "${references}". Declare it or fix the name.`,
      );
  }
}

/** A loaded row has its columns and its relationships side by side; what begins with `$` are the options of a load. */
function checkRelationshipName(key: string, table: TableDescriptor, name: string): void {
  if (Object.hasOwn(table.columns, name))
    throw invalid(
      `Expected a relationship of "${key}" that is not called like a column, got "${name}". Rename it.`,
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
    const there = schema.tables[target]?.relationships[back];
    if (there?.target !== key || there.back_populates !== name)
      throw invalid(
        `Expected ${target}.${back} to lead back to ${key}.${name}, got ${there ? `one to ${there.target}` : 'none'}. Give both sides each other's name in \`back_populates\`.`,
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
      `Expected \`delete-orphan\` where a row belongs to one other alone, got it in the cascade of ${key}.${name}, which is ${direction}. Take it out.`,
    );
  if (!deletes || shared) return;
  const { foreignKey } = path[0];
  if (foreignKey.onDelete === undefined)
    throw new TrellisError(
      'CASCADE_WITHOUT_ON_DELETE',
      `Expected \`onDelete\` on ${target}.${foreignKey.columns.join(', ')}, since ${key}.${name} cascades deletes, got none. Add \`onDelete: 'cascade'\` (or the action that you mean).`,
    );
}

function invalid(message: string): TrellisError {
  return new TrellisError('SCHEMA_INVALID', message);
}

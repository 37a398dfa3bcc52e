import type { Column, Identity } from '../model/column.ts';
import type { Check, ForeignKey, PrimaryKey, Unique } from '../model/constraint.ts';
import type { IndexDefinition } from '../model/index-definition.ts';
import { emptyModel, type Model } from '../model/model.ts';
import { quoteLiteral } from '../model/object-id.ts';
import type { Table } from '../model/table.ts';
import type { View } from '../model/view.ts';
import type { ColumnDescriptor } from './column.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import { constraintName, type NamingConvention } from './naming.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { IndexDescriptor, KeyDescriptor, TableDescriptor } from './table.ts';
import type { ViewDescriptor } from './view.ts';

/**
 * The Model that a schema's descriptors declare, names made, `doc` turned into comments.
 * Expressions stay as they were written: PostgreSQL has not printed them yet.
 *
 * @param schema what `defineSchema` returned, or the same read from JSON
 */
export function toModel(schema: SchemaDescriptor): Model {
  const tables = Object.values(schema.tables).map((table) => tableOf(schema, table));
  const qualified = <T extends { readonly schema?: string; readonly doc?: string }>(
    objects: readonly T[] = [],
  ) =>
    objects.map(({ doc, schema: namespace = 'public', ...rest }) => ({
      ...rest,
      schema: namespace,
      ...comment(doc),
    }));
  const model = {
    ...emptyModel,
    extensions: (schema.extensions ?? []).map((extension) =>
      typeof extension === 'string'
        ? { name: extension, schema: 'public' }
        : documented({ schema: 'public', ...extension }),
    ),
    enums: qualified(schema.enums),
    domains: qualified(schema.domains).map((domain) => ({ ...domain, checks: domain.checks ?? [] })),
    compositeTypes: qualified(schema.compositeTypes),
    rangeTypes: qualified(schema.rangeTypes),
    sequences: qualified(schema.sequences),
    tables,
    views: (schema.views ?? []).map(viewOf),
    routines: qualified(schema.routines),
    statistics: qualified(schema.statistics),
    defaultPrivileges: schema.defaultPrivileges ?? [],
  };
  return { ...model, schemas: namespaces(schema, model) };
}

/** The declared schemas, and every other that something is in. */
function namespaces(schema: SchemaDescriptor, model: Omit<Model, 'schemas'>): Model['schemas'] {
  const declared = schema.schemas ?? [];
  const used = [
    model.extensions,
    model.enums,
    model.domains,
    model.compositeTypes,
    model.rangeTypes,
    model.sequences,
    model.tables,
    model.views,
    model.routines,
    model.statistics,
  ].flatMap((objects) => objects.map((object) => object.schema));
  const names = new Set(['public', ...used]);
  for (const { name } of declared) names.delete(name);
  const there = declared.flatMap(({ absent, ...rest }) => (absent ? [] : [documented(rest)]));
  return [...there, ...[...names].map((name) => ({ name }))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function tableOf(schema: SchemaDescriptor, table: TableDescriptor): Table {
  const {
    doc,
    schema: namespace = 'public',
    columns,
    primaryKey,
    uniques,
    foreignKeys,
    checks,
    exclusions,
    indexes,
    relationships,
    ...rest
  } = table;
  const names = namesOf(table, schema.naming);
  return {
    ...rest,
    schema: namespace,
    ...comment(doc),
    columns: Object.entries(columns).map(([name, column]) =>
      columnOf(name, column, primaryKeyOf(table).includes(name)),
    ),
    ...primaryKeyFrom(table, names),
    uniques: [
      ...Object.entries(columns).flatMap(([name, column]) =>
        column.unique ? [{ name: names('uq', [name]), columns: [name] }] : [],
      ),
      ...(uniques ?? []).map(
        (unique): Unique => ({ ...documented(unique), name: unique.name ?? names('uq', unique.columns) }),
      ),
    ],
    foreignKeys: foreignKeysOf(schema.tables, table).map((key): ForeignKey => {
      const target = schema.tables[key.references.table];
      const { onDelete, onUpdate, references, ...other } = key;
      return {
        ...documented(other),
        references: {
          schema: target?.schema ?? 'public',
          name: target?.name ?? references.table,
          columns: references.columns,
        },
        ...(onDelete && onDelete !== 'no action' && { onDelete }),
        ...(onUpdate && onUpdate !== 'no action' && { onUpdate }),
        name: key.name ?? names('fk', key.columns, target?.name ?? references.table),
      };
    }),
    checks: (checks ?? []).map((check): Check => {
      if (typeof check === 'string') return { name: names('ck', []), expression: check };
      return { ...documented(check), name: check.name ?? names('ck', []) };
    }),
    exclusions: (exclusions ?? []).map(documented),
    indexes: (indexes ?? []).map((index) => indexOf(index, names)),
    triggers: table.triggers ?? [],
    rules: table.rules ?? [],
    policies: table.policies ?? [],
  };
}

type Names = (kind: keyof NamingConvention, columns: readonly string[], referred?: string) => string;

/** Makes names for one table's parts, none twice, none that the author gave. */
function namesOf(table: TableDescriptor, convention?: NamingConvention): Names {
  const authored = [table.uniques, table.foreignKeys, table.checks, table.indexes, table.exclusions].flatMap(
    (parts) =>
      (parts ?? []).flatMap((part) =>
        typeof part === 'string' || part.name === undefined ? [] : [part.name],
      ),
  );
  const taken = new Set(authored);
  return (kind, columns, referred) =>
    constraintName(
      { kind, table: table.name, columns, ...(referred !== undefined && { referred }) },
      taken,
      convention,
    );
}

function primaryKeyFrom(table: TableDescriptor, names: Names): { primaryKey?: PrimaryKey } {
  const columns = primaryKeyOf(table);
  if (columns.length === 0) return {};
  const key: KeyDescriptor =
    table.primaryKey !== undefined && 'columns' in table.primaryKey ? table.primaryKey : { columns };
  return { primaryKey: { ...documented(key), name: key.name ?? names('pk', []) } };
}

function columnOf(name: string, column: ColumnDescriptor, inPrimaryKey: boolean): Column {
  const {
    type,
    nullable,
    identity,
    generated,
    collation,
    storage,
    compression,
    statisticsTarget,
    options,
    privileges,
    notNullConstraint,
    local,
    renamedFrom,
    using,
  } = column;
  const expression = column.default === undefined ? undefined : literal(column.default);
  return {
    name,
    type,
    ...((!nullable || inPrimaryKey) && { notNull: true as const }),
    ...comment(column.doc),
    ...(expression !== undefined && { default: expression }),
    ...(identity !== undefined && {
      identity: (typeof identity === 'string' ? { generation: identity } : identity) satisfies Identity,
    }),
    ...(generated && { generated: { expression: generated.sql, kind: generated.kind ?? 'stored' } }),
    ...(collation !== undefined && { collation }),
    ...(storage && { storage }),
    ...(compression && { compression }),
    ...(statisticsTarget !== undefined && { statisticsTarget }),
    ...(options && { options }),
    ...(privileges && { privileges }),
    ...(notNullConstraint && { notNullConstraint }),
    ...(local === false && { local }),
    ...(renamedFrom !== undefined && { renamedFrom }),
    ...(using !== undefined && { using }),
  };
}

/** A default as SQL: `{ sql }` as it stands, any other value as a literal. `null` is no default at all. */
function literal(value: NonNullable<ColumnDescriptor['default']> | null): string | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object') return value.sql;
  return typeof value === 'string' ? quoteLiteral(value).trim() : String(value);
}

function indexOf(index: IndexDescriptor, names: Names): IndexDefinition {
  const { columns, name, ...rest } = index;
  const elements = columns.map((element) => (typeof element === 'string' ? { column: element } : element));
  const parts = elements.map((element) => element.column ?? 'expr');
  return { ...documented(rest), name: name ?? names('ix', parts), elements };
}

function viewOf(view: ViewDescriptor): View {
  const {
    columns = {},
    schema: namespace = 'public',
    indexes = [],
    triggers = [],
    rules = [],
    ...rest
  } = view;
  return {
    ...documented(rest),
    schema: namespace,
    // What programs are told of its values is nothing to the database.
    columns: Object.entries(columns).map(([name, { nullable: _, references: __, ...column }]) => ({
      type: '',
      ...documented(column),
      name,
    })),
    indexes,
    triggers,
    rules,
  };
}

/** `doc` as the comment that it becomes. */
function documented<T extends object>(
  object: T & { readonly doc?: string },
): Omit<T, 'doc'> & { readonly comment?: string } {
  const { doc, ...rest } = object;
  return { ...rest, ...comment(doc) };
}

function comment(doc: string | undefined): { readonly comment?: string } {
  return doc === undefined ? {} : { comment: doc };
}

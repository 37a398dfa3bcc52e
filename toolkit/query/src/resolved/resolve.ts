import {
  type ColumnDescriptor,
  foreignKeysOf,
  type JoinStep,
  joinPath,
  primaryKeyOf,
  type Relationship,
  type SchemaDescriptor,
  type TableDescriptor,
} from '@trellis/model';
import { isPlainObject } from '@trellis/model/internal';
import { badInput, describe } from '../input/index.ts';
import { qualifierOf } from '../search-path/index.ts';
import { identifier } from '../sql/index.ts';
import { type CheckSize, type Codec, codecOf, isDocument, nullableDocument, sizeOf } from '../value/index.ts';

/** A column and what statements need to know about it. */
export interface ResolvedColumn {
  readonly name: string;
  /** Zero-based position among the table's columns. */
  readonly position: number;
  readonly sql: string;
  /** Checks values of a type that has a length or a precision. */
  readonly checkSize: CheckSize | undefined;
  readonly codec: Codec;
  readonly nullable: boolean;
  /** PostgreSQL always generates the value. */
  readonly generated: boolean;
  /** An insert may omit the value. */
  readonly optional: boolean;
}

/** A relationship and the joins that it takes. */
export interface ResolvedRelationship {
  readonly name: string;
  readonly relationship: Relationship;
  readonly target: string;
  /** One step, or two through an association table. `tables[i]` is the table that step `i` joins. */
  readonly steps: readonly [JoinStep] | readonly [JoinStep, JoinStep];
  /** The tables that the steps join, as SQL. */
  readonly tables: readonly string[];
  /** Codecs of the columns that the first step compares. */
  readonly keys: readonly { readonly local: Codec; readonly remote: Codec }[];
  /** The relationship leads to any number of rows. */
  readonly many: boolean;
  /** There is always a related row: the foreign key is on this side and not null. */
  readonly required: boolean;
}

/** A table and what statements need to know about it. */
export interface ResolvedTable {
  /** Key of the table in the schema. */
  readonly key: string;
  readonly sql: string;
  readonly columns: ReadonlyMap<string, ResolvedColumn>;
  /** A row of nulls. Copying it is faster than assigning properties one by one. */
  readonly empty: Readonly<Record<string, null>>;
  readonly primaryKey: readonly string[];
  /** The primary key and the unique constraints, as lists of columns. */
  readonly uniques: readonly (readonly string[])[];
  readonly relationships: ReadonlyMap<string, ResolvedRelationship>;
  readonly foreignKeys: ReturnType<typeof foreignKeysOf>;
}

/** A schema whose tables are resolved on first use. */
export interface ResolvedSchema {
  /**
   * Returns the table for a key that was passed as an argument.
   *
   * @throws BadInput if the schema has no such table
   */
  checkTable(key: unknown): ResolvedTable;
  /** Returns the table for a key that is known to exist. */
  table(key: string): ResolvedTable;
}

const cache = new WeakMap<SchemaDescriptor, ResolvedSchema>();

/**
 * Prepares a schema for building statements. The result is cached for as long as the schema exists.
 *
 * @param schema a schema returned by `defineSchema`
 * @throws BadInput if the value is not a schema
 */
export function resolve(schema: SchemaDescriptor): ResolvedSchema {
  if (!isPlainObject(schema) || !isPlainObject(schema.tables))
    throw badInput('schema', 'a schema returned by `defineSchema`', describe(schema));
  const cached = cache.get(schema);
  if (cached) return cached;
  const tables = new Map<string, ResolvedTable>();
  const table = (key: string): ResolvedTable => {
    const resolved = tables.get(key) ?? resolveTable(schema, key, schema.tables[key] as TableDescriptor);
    tables.set(key, resolved);
    return resolved;
  };
  const resolved: ResolvedSchema = {
    table,
    checkTable(key) {
      if (typeof key === 'string' && Object.hasOwn(schema.tables, key)) return table(key);
      throw badInput('table', `one of ${Object.keys(schema.tables).join(', ')}`, describe(key));
    },
  };
  cache.set(schema, resolved);
  return resolved;
}

function resolveTable(schema: SchemaDescriptor, key: string, table: TableDescriptor): ResolvedTable {
  const primaryKey = primaryKeyOf(table);
  const columns = Object.entries(table.columns).map(([name, column], position): [string, ResolvedColumn] => {
    const codec = columnCodec(schema, column, `${key}.${name}`);
    const { identity, nullable = false } = column;
    const generation = typeof identity === 'object' ? identity.generation : identity;
    return [
      name,
      {
        name,
        position,
        sql: identifier(name),
        checkSize: sizeOf(schema, column.type),
        codec,
        nullable: nullable && !primaryKey.includes(name),
        generated: generation === 'always' || column.generated !== undefined,
        optional:
          nullable || identity !== undefined || (column.default !== undefined && column.default !== null),
      },
    ];
  });
  return {
    key,
    sql: tableSql(table),
    columns: new Map(columns),
    empty: Object.fromEntries(columns.map(([name]) => [name, null])),
    primaryKey,
    uniques: [
      ...(primaryKey.length > 0 ? [primaryKey] : []),
      ...Object.entries(table.columns).flatMap(([name, column]) => (column.unique ? [[name]] : [])),
      ...(table.uniques ?? []).map((unique) => unique.columns),
    ],
    relationships: new Map(
      Object.entries(table.relationships).map(([name, relationship]) => [
        name,
        resolveRelationship(schema, key, name, relationship),
      ]),
    ),
    foreignKeys: foreignKeysOf(schema.tables, table),
  };
}

function resolveRelationship(
  schema: SchemaDescriptor,
  key: string,
  name: string,
  relationship: Relationship,
): ResolvedRelationship {
  const { direction, target } = relationship;
  const steps = joinPath(schema.tables, key, name);
  const columns = schema.tables[key]?.columns;
  return {
    name,
    relationship,
    target,
    steps,
    tables: steps.map((step) => tableSql(schema.tables[step.table] as TableDescriptor)),
    keys: steps[0].on.map(([local, remote]) => ({
      local: keyCodec(schema, key, local),
      remote: keyCodec(schema, steps[0].table, remote),
    })),
    many: direction === 'one-to-many' || direction === 'many-to-many',
    required: direction === 'many-to-one' && steps[0].on.every(([local]) => !columns?.[local]?.nullable),
  };
}

function keyCodec(schema: SchemaDescriptor, table: string, column: string): Codec {
  const descriptor = schema.tables[table]?.columns[column] as ColumnDescriptor;
  return columnCodec(schema, descriptor, `${table}.${column}`);
}

function columnCodec(schema: SchemaDescriptor, column: ColumnDescriptor, name: string): Codec {
  const { family, ...codec } = codecOf(schema, column.type, { column: name, exact: column.exact });
  // Under a nondeterministic collation, different texts can be equal.
  const hasFamily = family !== undefined && !(family === 'text' && column.collation !== undefined);
  return {
    ...(column.nullable && isDocument(codec) ? nullableDocument(codec) : codec),
    ...(hasFamily && { family }),
  };
}

function tableSql(table: TableDescriptor): string {
  const qualifier = qualifierOf(table);
  return `${qualifier === undefined ? '' : `${identifier(qualifier)}.`}${identifier(table.name)}`;
}

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
import { badInput, describe } from '../error/bad-input.ts';
import { isPlain } from '../error/plain.ts';
import { identifier } from '../statement/index.ts';
import { type Codec, codecOf, isDocument, nullableDocument } from '../value/codec.ts';
import { type CheckSize, sizeOf } from '../value/size.ts';

/** A column with what a statement needs of it. */
export interface ResolvedColumn {
  readonly name: string;
  /** Its place among the table's columns, from none. */
  readonly place: number;
  readonly sql: string;
  /** Where the type says how much it holds. */
  readonly checkSize: CheckSize | undefined;
  readonly codec: Codec;
  readonly nullable: boolean;
  /** PostgreSQL alone gives the value. */
  readonly generated: boolean;
  /** The value may be left out of an insert. */
  readonly optional: boolean;
}

/** A relationship with the way that it takes. */
export interface ResolvedRelationship {
  readonly name: string;
  readonly relationship: Relationship;
  readonly target: string;
  /** One step, or two through the association table; the first table is `tables[0]` as SQL. */
  readonly steps: readonly [JoinStep] | readonly [JoinStep, JoinStep];
  /** The tables that the steps lead to, as SQL. */
  readonly tables: readonly string[];
  /** The columns that the first step holds equal, by their codecs. */
  readonly keys: readonly { readonly here: Codec; readonly there: Codec }[];
  /** It leads to any number of rows. */
  readonly many: boolean;
  /** There is always a row: the foreign key is here and cannot be null. */
  readonly required: boolean;
}

/** A table with what a statement needs of it. */
export interface ResolvedTable {
  /** Its key in the schema. */
  readonly key: string;
  readonly sql: string;
  readonly columns: ReadonlyMap<string, ResolvedColumn>;
  /** A row of it with nothing in it: a copy is quicker than properties one after the other. */
  readonly empty: Readonly<Record<string, null>>;
  readonly primaryKey: readonly string[];
  /** Sets of columns of which no two rows share the values: the primary key and the unique constraints. */
  readonly uniques: readonly (readonly string[])[];
  readonly relationships: ReadonlyMap<string, ResolvedRelationship>;
  readonly foreignKeys: ReturnType<typeof foreignKeysOf>;
}

/** A schema's tables, each resolved when it is first asked for. */
export interface Resolved {
  /**
   * The table of a key that was passed.
   *
   * @throws BadInput when the schema has none
   */
  table(key: unknown): ResolvedTable;
  /** A table that the schema is known to have. */
  known(key: string): ResolvedTable;
}

const seen = new WeakMap<SchemaDescriptor, Resolved>();

/**
 * A schema made ready for statements. Resolved once and kept as long as the schema is.
 *
 * @param schema what `defineSchema` returned
 * @throws BadInput when it is nothing of the kind
 */
export function resolve(schema: SchemaDescriptor): Resolved {
  if (!isPlain(schema) || !isPlain(schema.tables))
    throw badInput('the schema', 'what `defineSchema` returned', describe(schema));
  const before = seen.get(schema);
  if (before) return before;
  const tables = new Map<string, ResolvedTable>();
  const known = (key: string): ResolvedTable => {
    const resolved = tables.get(key) ?? resolveTable(schema, key, schema.tables[key] as TableDescriptor);
    tables.set(key, resolved);
    return resolved;
  };
  const resolved: Resolved = {
    known,
    table(key) {
      if (typeof key === 'string' && Object.hasOwn(schema.tables, key)) return known(key);
      throw badInput('the table', `one of ${Object.keys(schema.tables).join(', ')}`, describe(key));
    },
  };
  seen.set(schema, resolved);
  return resolved;
}

function resolveTable(schema: SchemaDescriptor, key: string, table: TableDescriptor): ResolvedTable {
  const primaryKey = primaryKeyOf(table);
  const columns = Object.entries(table.columns).map(([name, column], place): [string, ResolvedColumn] => {
    const codec = columnCodec(schema, column);
    const { identity, nullable = false } = column;
    const generation = typeof identity === 'object' ? identity.generation : identity;
    return [
      name,
      {
        name,
        place,
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
  const here = schema.tables[key]?.columns;
  return {
    name,
    relationship,
    target,
    steps,
    tables: steps.map((step) => tableSql(schema.tables[step.table] as TableDescriptor)),
    keys: steps[0].on.map(([column, other]) => ({
      here: keyCodec(schema, key, column),
      there: keyCodec(schema, steps[0].table, other),
    })),
    many: direction === 'one-to-many' || direction === 'many-to-many',
    required: direction === 'many-to-one' && steps[0].on.every(([column]) => !here?.[column]?.nullable),
  };
}

function keyCodec(schema: SchemaDescriptor, table: string, column: string): Codec {
  return columnCodec(schema, schema.tables[table]?.columns[column] as ColumnDescriptor);
}

function columnCodec(schema: SchemaDescriptor, column: ColumnDescriptor): Codec {
  const { family, ...codec } = codecOf(schema, column.type);
  // Another collation may hold texts equal that are not the same.
  const known = family !== undefined && !(family === 'text' && column.collation !== undefined);
  return {
    ...(column.nullable && isDocument(codec) ? nullableDocument(codec) : codec),
    ...(known && { family }),
  };
}

function tableSql({ schema = 'public', name }: TableDescriptor): string {
  return `${identifier(schema)}.${identifier(name)}`;
}

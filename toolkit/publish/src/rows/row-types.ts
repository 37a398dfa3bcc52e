import {
  type ColumnDescriptor,
  type SchemaDescriptor,
  type TableDescriptor,
  TrellisError,
  tableKey,
  typeOf,
  type View,
} from '@trellis/model';
import { authoredTypes } from './authored-types.ts';
import { Ids } from './ids.ts';
import { quoted } from './quote.ts';
import { rowName, typeName } from './row-name.ts';
import { tagsOf } from './tags.ts';
import { type TypedView, typedViews } from './typed-view.ts';
import { ALIASES, type Alias, type Tags, type ValueType, valueType } from './value-type.ts';

/** How the types of rows are named and found. */
export interface RowOptions {
  /** What a row is called where its table's name does not tell: `{ staff: 'StaffMember' }`, by the table's key. */
  readonly names?: Readonly<Record<string, string>>;
  /** TypeScript types for SQL types that are not PostgreSQL's own: `{ point: '{ x: number; y: number }' }`. */
  readonly types?: Readonly<Record<string, string>>;
  /** Views as PostgreSQL knows them, of an introspected Model: their columns' types need not be declared then. */
  readonly views?: readonly View[];
}

/** A column of a row, ready to be printed. */
export interface RowColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly doc?: string | undefined;
  readonly tags: Tags;
  /** Whether an insert must give it, may, or never can. */
  readonly write: 'must' | 'may' | 'never';
  /** A default that is a value and no expression. */
  readonly default?: string | number | boolean;
}

/** The row of a table or view. */
export interface RowType {
  /** The table's key in the schema. */
  readonly key: string;
  /** `Customer`. */
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly doc?: string | undefined;
  readonly columns: readonly RowColumn[];
}

/** Types that the printed rows use, and that no row may be called. */
const RESERVED = [...Object.keys(ALIASES), 'Date', 'Uint8Array', 'TableRows', 'ViewRows'];

/**
 * The types of a schema's rows: what {@link printRows} prints, and what other generators name.
 *
 * @param schema the schema
 * @returns the aliases that the rows use, and the rows, tables first, in the schema's order
 * @throws TrellisError `ROW_NAME_TAKEN` when two types would have one name, `VIEW_COLUMN_UNTYPED` when
 *   nobody says what type a view's column has
 */
export function rowTypes(
  schema: SchemaDescriptor,
  options: RowOptions = {},
): { readonly aliases: readonly Alias[]; readonly rows: readonly RowType[] } {
  const taken = new Map<string, string>();
  const take = (name: string, owner: string): string => {
    const other = taken.get(name);
    if (other !== undefined)
      throw new TrellisError(
        'ROW_NAME_TAKEN',
        `Expected a name of its own for the type of ${owner}, got ${name}, which ${other} has. Give it another in \`names\`.`,
      );
    taken.set(name, owner);
    return name;
  };
  const unreserved = (name: string) => (RESERVED.includes(name) ? `${name}Row` : name);
  const nameOf = (key: string) => options.names?.[key] ?? unreserved(rowName(key));
  for (const key of Object.keys(schema.tables))
    for (const name of [nameOf(key), `New${nameOf(key)}`, `${nameOf(key)}Patch`]) take(name, key);
  const views = typedViews(schema, options.views);
  for (const view of views) take(nameOf(tableKey(view)), tableKey(view));
  const enumName = (key: string) => options.names?.[key] ?? unreserved(typeName(key));
  const enums = (schema.enums ?? []).map((type) => ({
    name: take(enumName(tableKey(type)), tableKey(type)),
    type: type.values.map(quoted).join(' | ') || 'never',
    doc: type.doc ?? `One of the values of ${tableKey(type)}.`,
    tags: {},
  }));

  const types = authoredTypes(schema, options.types);
  const value = (type: string) => valueType(schema, typeOf(schema, type), types, enumName);
  const ids = new Ids(schema, nameOf, (name) => taken.has(name) || RESERVED.includes(name));
  const rows = [
    ...Object.entries(schema.tables).map(([key, table]) => tableRow(key, table, nameOf(key), value, ids)),
    ...views.map((view) => viewRow(view, nameOf(tableKey(view)), value, ids)),
  ];
  return { aliases: [...usedAliases(rows, [...ids.aliases]), ...enums, ...ids.aliases], rows };
}

function tableRow(
  key: string,
  table: TableDescriptor,
  name: string,
  value: (type: string) => ValueType,
  ids: Ids,
): RowType {
  return {
    key,
    name,
    kind: 'table',
    doc: table.doc,
    columns: Object.entries(table.columns).map(([columnName, column]): RowColumn => {
      const plain = value(column.type);
      const id = ids.of(key, columnName, column, plain);
      return {
        name: columnName,
        type: id ?? plain.type,
        nullable: column.nullable === true && !column.primaryKey,
        doc: column.doc,
        tags: tagsOf(plain, column, id !== undefined),
        write: written(column),
        ...(typeof column.default !== 'object' &&
          column.default !== undefined && { default: column.default }),
      };
    }),
  };
}

function viewRow(view: TypedView, name: string, value: (type: string) => ValueType, ids: Ids): RowType {
  return {
    key: tableKey(view),
    name,
    kind: 'view',
    doc: view.doc,
    columns: view.columns.map(({ name: columnName, type, doc, nullable = true, references }): RowColumn => {
      const plain = value(type);
      const id = ids.of(tableKey(view), columnName, { type, ...(references && { references }) }, plain);
      return {
        name: columnName,
        type: id ?? plain.type,
        nullable,
        doc,
        tags: tagsOf(plain, { nullable }, id !== undefined),
        write: 'never',
      };
    }),
  };
}

function written({ identity, generated, nullable, default: value }: ColumnDescriptor): RowColumn['write'] {
  if (generated !== undefined || identity === 'always') return 'never';
  if (typeof identity === 'object' && identity.generation === 'always') return 'never';
  return identity !== undefined || nullable || value !== undefined ? 'may' : 'must';
}

/** PostgreSQL's own types that the rows name. */
function usedAliases(rows: readonly RowType[], ids: readonly Alias[]): Alias[] {
  const used = [
    ...rows.flatMap((row) => row.columns.map(({ type }) => type)),
    ...ids.map(({ type }) => type),
  ];
  return Object.values(ALIASES).filter(({ name }) => used.some((type) => type.split(/\W+/).includes(name)));
}

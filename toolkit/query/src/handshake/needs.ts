import {
  elementType,
  foreignKeysOf,
  isTypeNamed,
  parseTypeName,
  printTypeName,
  type ReferentialAction,
  type SchemaDescriptor,
  type Table,
  TrellisError,
  tableKey,
  toModel,
  typeOf,
} from '@trellis/model';
import { badInput, describe } from '../error/bad-input.ts';

/** A column that a program reads and writes. */
export interface NeededColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** Where its value comes from when an insert does not give it. */
  readonly filled: 'by the program' | 'by default' | 'always';
}

/** A table, or a view, that a program uses. */
export interface NeededTable {
  /** By its key in the schema. */
  readonly key: string;
  readonly schema: string;
  readonly name: string;
  readonly view: boolean;
  readonly columns: readonly NeededColumn[];
  /** Sets of columns that no two rows share. */
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly NeededKey[];
}

/** A foreign key that a program relies on. */
export interface NeededKey {
  readonly columns: readonly string[];
  readonly table: { readonly schema: string; readonly name: string };
  readonly referenced: readonly string[];
  readonly onDelete: ReferentialAction;
}

/** What a program needs of a database. */
export interface Needs {
  readonly tables: readonly NeededTable[];
  /** The values of each enum that the tables use, by the enum's name as PostgreSQL prints it. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a program that was written against a schema needs of a database: all of the schema, or the tables that it
 * names.
 *
 * @param schema the schema
 * @param uses the keys of the tables and views that it uses; all when left out
 * @throws TrellisError `TABLE_UNKNOWN`
 */
export function needsOf(schema: SchemaDescriptor, uses?: readonly string[]): Needs {
  const model = toModel(schema);
  const views = (schema.views ?? []).map((view) => ({ key: tableKey(view), view }));
  const known = [...Object.keys(schema.tables), ...views.map(({ key }) => key)];
  if (uses !== undefined && !Array.isArray(uses))
    throw badInput('uses', 'an array of tables', describe(uses));
  for (const key of uses ?? [])
    if (!known.includes(key))
      throw new TrellisError(
        'TABLE_UNKNOWN',
        `Expected tables of ${schema.name} in \`uses\`, got "${key}". Its tables are ${known.join(', ')}.`,
      );
  const isUsed = (key: string) => uses === undefined || uses.includes(key);
  const tables = [
    ...model.tables.filter((table) => isUsed(tableKey(table))).map((table) => neededTable(schema, table)),
    ...views
      .filter(({ key }) => isUsed(key))
      .map(({ key, view: { schema: namespace = 'public', name, columns = {} } }) => ({
        key,
        schema: namespace,
        name,
        view: true,
        columns: Object.entries(columns).map(([column, { type }]) =>
          neededOfView(column, type ? printTypeName(typeOf(schema, type)) : ''),
        ),
        uniques: [],
        foreignKeys: [],
      })),
  ];
  const used = tables.flatMap(({ columns }) => columns.flatMap(({ type }) => type || []));
  const types = new Map(
    used.map((text) => {
      const type = elementType(parseTypeName(text));
      return [printTypeName(type), type] as const;
    }),
  );
  const enums = (schema.enums ?? []).flatMap((declared) =>
    [...types]
      .filter(([, type]) => isTypeNamed(type, declared))
      .map(([name]) => [name, declared.values] as const),
  );
  return { tables, enums: Object.fromEntries(enums) };
}

function neededTable(schema: SchemaDescriptor, table: Table): NeededTable {
  const key = tableKey(table);
  const descriptor = schema.tables[key];
  return {
    key,
    schema: table.schema,
    name: table.name,
    view: false,
    columns: table.columns.map(({ name, type, notNull = false, default: value, identity, generated }) => ({
      name,
      type,
      notNull,
      filled:
        generated || identity?.generation === 'always'
          ? 'always'
          : identity || value !== undefined
            ? 'by default'
            : 'by the program',
    })),
    uniques: [
      ...(table.primaryKey ? [table.primaryKey.columns] : []),
      ...table.uniques.map(({ columns }) => columns),
      ...table.indexes.flatMap(({ unique, where, elements }) => {
        const columns = elements.flatMap(({ column }) => (column === undefined ? [] : [column]));
        return unique && where === undefined && columns.length === elements.length ? [columns] : [];
      }),
    ],
    foreignKeys: (descriptor ? foreignKeysOf(schema.tables, descriptor) : []).map(
      ({ columns, references, onDelete = 'no action' }) => {
        const target = schema.tables[references.table];
        return {
          columns,
          table: { schema: target?.schema ?? 'public', name: target?.name ?? references.table },
          referenced: references.columns,
          onDelete,
        };
      },
    ),
  };
}

/** A view's column is read; PostgreSQL does not tell whether it may be null. */
function neededOfView(name: string, type: string): NeededColumn {
  return { name, type, notNull: false, filled: 'always' };
}

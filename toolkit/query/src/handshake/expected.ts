import {
  elementType,
  foreignKeysOf,
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
import { isTypeNamed, uniqueKeys } from '@trellis/model/internal';
import { badInput, describe } from '../input/index.ts';

/** A column that a program uses. */
export interface ExpectedColumn {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
  /** The not-null constraint is declared NOT VALID. */
  readonly notValid: boolean;
  /** What supplies the value on insert: the program, the program or a default, or PostgreSQL always. */
  readonly suppliedBy: 'program' | 'default' | 'generated';
}

/** A table or view that a program uses. */
export interface ExpectedTable {
  /** Key of the table in the schema. */
  readonly key: string;
  readonly schema: string;
  readonly name: string;
  readonly view: boolean;
  readonly columns: readonly ExpectedColumn[];
  /** Columns of the primary key, the unique constraints and the unique indexes. */
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ExpectedForeignKey[];
}

/** A foreign key of a table that a program uses. */
export interface ExpectedForeignKey {
  readonly columns: readonly string[];
  readonly table: { readonly schema: string; readonly name: string };
  readonly referenced: readonly string[];
  readonly onDelete: ReferentialAction;
  /** It is declared NOT VALID. */
  readonly notValid: boolean;
  /** It is declared NOT ENFORCED. */
  readonly notEnforced: boolean;
}

/** What a program expects of a database. */
export interface ExpectedSchema {
  readonly tables: readonly ExpectedTable[];
  /** Values of the enums that the tables use, by the name of the enum as PostgreSQL prints it. */
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/**
 * Returns what a program expects of a database: the whole schema, or the tables and views that it uses.
 *
 * @param schema the schema
 * @param uses keys of the tables and views that the program uses; all by default
 * @throws TrellisError `TABLE_UNKNOWN`
 */
export function expectedSchema(schema: SchemaDescriptor, uses?: readonly string[]): ExpectedSchema {
  const model = toModel(schema);
  const views = (schema.views ?? []).map((view) => ({ key: tableKey(view), view }));
  const known = [...Object.keys(schema.tables), ...views.map(({ key }) => key)];
  checkUses(uses);
  for (const key of uses ?? [])
    if (!known.includes(key))
      throw new TrellisError(
        'TABLE_UNKNOWN',
        `Expected tables of ${schema.name} in \`uses\`, got "${key}". The tables are ${known.join(', ')}.`,
      );
  const isUsed = (key: string) => uses === undefined || uses.includes(key);
  const tables = [
    ...model.tables.filter((table) => isUsed(tableKey(table))).map((table) => expectedTable(schema, table)),
    ...views
      .filter(({ key }) => isUsed(key))
      .map(({ key, view: { schema: namespace = 'public', name, columns = {} } }) => ({
        key,
        schema: namespace,
        name,
        view: true,
        columns: Object.entries(columns).map(([column, { type }]) =>
          viewColumn(column, type ? printTypeName(typeOf(schema, type)) : ''),
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

/** Throws BadInput if the keys of the tables that a program uses are not an array. */
export function checkUses(uses: readonly string[] | undefined): void {
  if (uses !== undefined && !Array.isArray(uses))
    throw badInput('uses', 'an array of table keys', describe(uses));
}

function expectedTable(schema: SchemaDescriptor, table: Table): ExpectedTable {
  const key = tableKey(table);
  const descriptor = schema.tables[key];
  return {
    key,
    schema: table.schema,
    name: table.name,
    view: false,
    columns: table.columns.map(expectedColumn),
    uniques: uniqueKeys(table).map(({ columns }) => columns),
    foreignKeys: (descriptor ? foreignKeysOf(schema.tables, descriptor) : []).map(
      ({ columns, references, onDelete = 'no action', notValid = false, notEnforced = false }) => {
        const target = schema.tables[references.table];
        return {
          columns,
          table: { schema: target?.schema ?? 'public', name: target?.name ?? references.table },
          referenced: references.columns,
          onDelete,
          notValid,
          notEnforced,
        };
      },
    ),
  };
}

function expectedColumn(column: Table['columns'][number]): ExpectedColumn {
  const { name, type, notNull = false, notNullConstraint, default: value, identity, generated } = column;
  const hasDefault = identity !== undefined || value !== undefined;
  const isGenerated = generated !== undefined || identity?.generation === 'always';
  return {
    name,
    type,
    notNull,
    notValid: notNullConstraint?.notValid === true,
    suppliedBy: isGenerated ? 'generated' : hasDefault ? 'default' : 'program',
  };
}

/** A view is only read, and PostgreSQL does not report which of its columns can be null. */
function viewColumn(name: string, type: string): ExpectedColumn {
  return { name, type, notNull: false, notValid: false, suppliedBy: 'generated' };
}

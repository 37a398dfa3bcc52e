import {
  type ColumnDescriptor,
  type SchemaDescriptor,
  type TableDescriptor,
  tableKey,
  typeOf,
  type View,
} from '@trellis/model';
import { stringLiteral } from '@trellis/model/internal';
import { ALIASES, type Alias, type Tags } from './alias.ts';
import { authoredTypes } from './authored-types.ts';
import { conversionOf } from './conversion.ts';
import { IdTypes } from './id-types.ts';
import { tagsOf } from './tags.ts';
import { TypeNames } from './type-names.ts';
import { type TypedView, typedViews } from './typed-view.ts';
import { type ValueType, valueType } from './value-type.ts';

/**
 * Names and types of rows that the schema does not have.
 *
 * @example
 * import type { RowTypeOptions } from '@trellis/publish';
 *
 * const options: RowTypeOptions = {
 *   names: { staff: 'StaffMember' },
 *   types: { point: '{ x: number; y: number }' },
 * };
 */
export interface RowTypeOptions {
  /** Names of row and enum types, by the key of the table, view or enum. The default is the singular of the key. */
  readonly names?: Readonly<Record<string, string>>;
  /** TypeScript types of SQL types that are not built in, by SQL name. The default is `string`. */
  readonly types?: Readonly<Record<string, string>>;
  /** Views of an introspected Model. They supply the column types that the descriptors of the views leave out. */
  readonly views?: readonly View[];
}

/** Column of a row, ready to be printed. */
export interface RowColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly doc?: string | undefined;
  readonly tags: Tags;
  /** What a parser makes of the column's JSON value, if it is not the same. */
  readonly conversion?: string | undefined;
  /** An insert must have the column, may have it, or cannot have it. */
  readonly write: 'required' | 'optional' | 'never';
  /** Default that is a value, not an expression. */
  readonly default?: string | number | boolean;
}

/** Row of a table or view. */
export interface RowType {
  /** Key of the table or view in the schema. */
  readonly key: string;
  /** Name of the type: `Customer`. */
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly doc?: string | undefined;
  readonly columns: readonly RowColumn[];
}

/** What the types of all rows share. */
interface RowContext {
  readonly names: TypeNames;
  readonly ids: IdTypes;
  readonly valueType: (sqlType: string, exact?: boolean) => ValueType;
  readonly conversion: (sqlType: string, typescript: string, nullable: boolean) => string | undefined;
}

/**
 * Derives the types of a schema's rows.
 *
 * @param schema the schema
 * @returns the rows in the order of the schema, tables first, and the aliases that they use
 * @throws TrellisError `ROW_NAME_TAKEN` if two types would have the same name, `VIEW_COLUMN_UNTYPED` if neither the
 *   descriptor nor `views` has the type of a view's column
 */
export function rowTypes(
  schema: SchemaDescriptor,
  options: RowTypeOptions = {},
): { readonly aliases: readonly Alias[]; readonly rows: readonly RowType[] } {
  const names = new TypeNames(options.names);
  const views = typedViews(schema, options.views);
  const enums = enumAliases(schema, names);
  for (const key of Object.keys(schema.tables))
    for (const name of writtenNames(names.ofRow(key))) names.give(name, key);
  for (const view of views) names.give(names.ofRow(tableKey(view)), tableKey(view));
  for (const { name, key } of enums) names.give(name, key);

  const types = authoredTypes(schema, options.types);
  const ids = new IdTypes(schema, names);
  const context: RowContext = {
    names,
    ids,
    valueType: (sqlType, exact) =>
      valueType(schema, typeOf(schema, sqlType), types, (key) => names.ofEnum(key), exact),
    conversion: (sqlType, typescript, nullable) =>
      conversionOf(schema, typeOf(schema, sqlType), typescript, nullable),
  };
  const rows = [
    ...Object.entries(schema.tables).map(([key, table]) => tableRow(context, key, table)),
    ...views.map((view) => viewRow(context, view)),
  ];
  return {
    aliases: [...usedAliases(rows, ids.aliases), ...enums.map(({ alias }) => alias), ...ids.aliases],
    rows,
  };
}

/** Names of the types of a table's row: as it is selected, inserted and updated. */
export function writtenNames(name: string): readonly [row: string, newRow: string, patch: string] {
  return [name, `New${name}`, `${name}Patch`];
}

function enumAliases(schema: SchemaDescriptor, names: TypeNames) {
  return (schema.enums ?? []).map((type) => {
    const key = tableKey(type);
    const name = names.ofEnum(key);
    const alias: Alias = {
      name,
      type: type.values.map(stringLiteral).join(' | ') || 'never',
      doc: type.doc ?? `Value of the enum ${key}.`,
      tags: {},
    };
    return { key, name, alias };
  });
}

function tableRow(
  { names, ids, valueType, conversion }: RowContext,
  key: string,
  table: TableDescriptor,
): RowType {
  return {
    key,
    name: names.ofRow(key),
    kind: 'table',
    doc: table.doc,
    columns: Object.entries(table.columns).map(([name, column]): RowColumn => {
      const plain = valueType(column.type, column.exact);
      const id = ids.of(key, name, column, plain);
      const nullable = column.nullable === true && !column.primaryKey;
      return {
        name,
        type: id ?? plain.type,
        nullable,
        doc: column.doc,
        tags: tagsOf(plain, column, id !== undefined),
        conversion: conversion(column.type, plain.type, nullable),
        write: writeOf(column),
        ...(typeof column.default !== 'object' &&
          column.default !== undefined && { default: column.default }),
      };
    }),
  };
}

function viewRow({ names, ids, valueType, conversion }: RowContext, view: TypedView): RowType {
  const key = tableKey(view);
  return {
    key,
    name: names.ofRow(key),
    kind: 'view',
    doc: view.doc,
    columns: view.columns.map(({ name, type, doc, nullable = true, references, exact }): RowColumn => {
      const plain = valueType(type, exact);
      const id = ids.of(key, name, { type, ...(references && { references }) }, plain);
      return {
        name,
        type: id ?? plain.type,
        nullable,
        doc,
        tags: tagsOf(plain, { nullable }, id !== undefined),
        conversion: conversion(type, plain.type, nullable),
        write: 'never',
      };
    }),
  };
}

function writeOf({ identity, generated, nullable, default: value }: ColumnDescriptor): RowColumn['write'] {
  if (generated !== undefined || identity === 'always') return 'never';
  if (typeof identity === 'object' && identity.generation === 'always') return 'never';
  return identity !== undefined || nullable || value !== undefined ? 'optional' : 'required';
}

/** Returns the aliases of built-in types that the rows and ids use. */
function usedAliases(rows: readonly RowType[], ids: readonly Alias[]): Alias[] {
  const types = [...rows.flatMap((row) => row.columns), ...ids].map(({ type }) => type);
  return Object.values(ALIASES).filter(({ name }) => types.some((type) => type.split(/\W+/).includes(name)));
}

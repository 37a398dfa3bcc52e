import {
  type ColumnDescriptor,
  constraintName,
  type ForeignKeyDescriptor,
  type IndexDescriptor,
  type KeyDescriptor,
  type Model,
  type NamedThing,
  type SchemaDescriptor,
  type Table,
  type TableDescriptor,
  tableKey,
  toModel,
  type ViewDescriptor,
} from '@trellis/model';
import { defaultValue } from './default-value.ts';
import { relationshipsOf } from './relationships.ts';

/**
 * The descriptors that declare a Model, as plain data: the short form wherever the long one says no more.
 *
 * @param name what the schema is called
 * @param model as PostgreSQL printed it
 */
export function descriptorsOf(name: string, model: Model): SchemaDescriptor {
  const relationships = relationshipsOf(model);
  const tables = Object.fromEntries(
    model.tables.map((table) => [
      tableKey(table),
      { ...shortest(name, model, table), relationships: relationships.get(tableKey(table)) ?? {} },
    ]),
  );
  const used = new Set(
    [...model.tables, ...model.views, ...model.enums, ...model.sequences].map(({ schema }) => schema),
  );
  const schemas = model.schemas.filter(({ name: schema, ...rest }) =>
    schema === 'public' ? Object.keys(rest).length > 0 : !used.has(schema) || Object.keys(rest).length > 0,
  );
  const withoutPublic = !model.schemas.some(({ name: schema }) => schema === 'public');
  return withoutEmpty({
    name,
    schemas: [
      ...(withoutPublic ? [{ name: 'public', absent: true } as const] : []),
      ...schemas.map(documented),
    ],
    extensions: model.extensions.map(({ schema, ...extension }) =>
      schema === 'public' && Object.keys(extension).length === 1
        ? extension.name
        : { ...documented(extension), schema },
    ),
    enums: model.enums.map(declared),
    domains: model.domains.map(({ checks, ...domain }) => ({
      ...declared(domain),
      ...(checks.length > 0 && { checks }),
    })),
    compositeTypes: model.compositeTypes.map(declared),
    rangeTypes: model.rangeTypes.map(declared),
    sequences: model.sequences.map(declared),
    tables,
    views: model.views.map(viewOf),
    routines: model.routines.map(declared),
    statistics: model.statistics.map(declared),
    defaultPrivileges: model.defaultPrivileges,
  });
}

/** The table with names left out where the naming convention makes them, if it makes all of them. */
function shortest(name: string, model: Model, table: Table): TableDescriptor {
  const short = tableOf(model, table, false);
  // Of the tables that it refers to only the names matter here.
  const stubs = Object.fromEntries(
    table.foreignKeys.map(({ references }) => [
      tableKey(references),
      { name: references.name, schema: references.schema, columns: {}, relationships: {} },
    ]),
  );
  const schema = { name, tables: { ...stubs, [tableKey(table)]: short } };
  const made = toModel(schema).tables.find((other) => tableKey(other) === tableKey(table));
  return made && namesOf(made) === namesOf(table) ? short : tableOf(model, table, true);
}

function namesOf({ primaryKey, uniques, foreignKeys, checks, indexes }: Table): string {
  const parts = [uniques, foreignKeys, checks, indexes].map((list) => list.map(({ name }) => name).sort());
  return JSON.stringify([primaryKey?.name, ...parts]);
}

function tableOf(model: Model, table: Table, named: boolean): TableDescriptor {
  const {
    schema,
    name,
    comment,
    columns,
    primaryKey,
    uniques,
    foreignKeys,
    checks,
    exclusions,
    indexes,
    ...rest
  } = table;
  const isMade = (kind: NamedThing['kind'], parts: readonly string[], own: string) =>
    !named && constraintName({ kind, table: name, columns: parts }, new Set()) === own;
  const inColumns = new Map<string, Partial<ColumnDescriptor>>();
  const onColumn = (column: string | undefined, said: Partial<ColumnDescriptor>) => {
    if (column !== undefined) inColumns.set(column, { ...inColumns.get(column), ...said });
  };
  const keyOf = ({ comment: doc, ...key }: NonNullable<Table['primaryKey']>): KeyDescriptor => ({
    ...(doc !== undefined && { doc }),
    ...key,
  });
  let ownKey: TableDescriptor['primaryKey'];
  if (primaryKey) {
    const plain = Object.keys(primaryKey).length === 2 && isMade('pk', [], primaryKey.name);
    if (plain && primaryKey.columns.length === 1) onColumn(primaryKey.columns[0], { primaryKey: true });
    else ownKey = plain ? primaryKey.columns : keyOf(primaryKey);
  }
  const ownUniques = uniques.filter((unique) => {
    const said =
      unique.columns.length === 1 &&
      Object.keys(unique).length === 2 &&
      isMade('uq', unique.columns, unique.name);
    if (said) onColumn(unique.columns[0], { unique: true });
    return !said;
  });
  const ownForeignKeys = foreignKeys.filter((key) => {
    const { name: own, columns: from, references, onDelete, onUpdate, ...more } = key;
    const target = tableKey(references);
    const said =
      from.length === 1 &&
      Object.keys(more).length === 0 &&
      inColumns.get(from[0] ?? '')?.references === undefined &&
      isMade('fk', from, own);
    if (said)
      onColumn(from[0], {
        references: `${target}.${references.columns[0]}`,
        ...(onDelete && { onDelete }),
        ...(onUpdate && { onUpdate }),
      });
    return !said;
  });
  return withoutEmpty({
    name,
    ...(schema !== 'public' && { schema }),
    ...(comment !== undefined && { doc: comment }),
    columns: Object.fromEntries(
      columns.map((column) => [
        column.name,
        columnOf(
          model,
          column,
          inColumns.get(column.name) ?? {},
          primaryKey?.columns.includes(column.name) ?? false,
        ),
      ]),
    ),
    primaryKey: ownKey,
    uniques: ownUniques.map(keyOf),
    foreignKeys: ownForeignKeys.map(
      ({ comment: doc, references, ...key }): ForeignKeyDescriptor => ({
        ...(doc !== undefined && { doc }),
        ...key,
        references: { table: tableKey(references), columns: references.columns },
      }),
    ),
    checks: checks.map(({ comment: doc, ...check }) =>
      isMade('ck', [], check.name) && doc === undefined && Object.keys(check).length === 2
        ? check.expression
        : { ...(doc !== undefined && { doc }), ...check },
    ),
    exclusions: exclusions.map(documented),
    indexes: indexes.map(({ comment: doc, name: own, elements, ...index }): IndexDescriptor => {
      const parts = elements.map((element) =>
        element.column !== undefined && Object.keys(element).length === 1 ? element.column : element,
      );
      const made = isMade(
        'ix',
        elements.map(({ column }) => column ?? 'expr'),
        own,
      );
      return {
        ...(doc !== undefined && { doc }),
        ...(!made && { name: own }),
        columns: parts as IndexDescriptor['columns'],
        ...index,
      };
    }),
    relationships: {},
    ...rest,
  });
}

function columnOf(
  model: Model,
  column: Table['columns'][number],
  said: Partial<ColumnDescriptor>,
  inKey: boolean,
): ColumnDescriptor {
  const {
    name: _,
    type,
    notNull,
    default: expression,
    identity,
    generated,
    comment,
    using: _u,
    renamedFrom: _r,
    ...rest
  } = column;
  const short = identity && Object.keys(identity).length === 1 ? identity.generation : identity;
  return {
    type: enumName(model, type),
    ...(short && { identity: short }),
    ...said,
    ...(!notNull && !inKey && { nullable: true }),
    ...(expression !== undefined && { default: defaultValue(expression, type) }),
    ...(generated && {
      generated: {
        sql: generated.expression,
        ...(generated.kind === 'virtual' && { kind: 'virtual' as const }),
      },
    }),
    ...rest,
    ...(comment !== undefined && { doc: comment }),
  };
}

/** An enum of `public` goes by its bare name. */
function enumName({ enums }: Model, type: string): string {
  const name = type.replace(/^public\./, '');
  return enums.some((one) => one.schema === 'public' && one.name === name && /^[a-z_][a-z0-9_]*$/.test(name))
    ? name
    : type;
}

function viewOf(view: Model['views'][number]): ViewDescriptor {
  const { columns, indexes, triggers, rules, ...rest } = view;
  const said = columns.flatMap(({ name, type: _, ...column }) =>
    Object.keys(column).length === 0 ? [] : [[name, documented(column)] as const],
  );
  return {
    ...declared(rest),
    ...(said.length > 0 && { columns: Object.fromEntries(said) }),
    ...(indexes.length > 0 && { indexes }),
    ...(triggers.length > 0 && { triggers }),
    ...(rules.length > 0 && { rules }),
  };
}

/** `public` goes without saying, and a comment is a `doc`. */
function declared<T extends { readonly schema: string; readonly comment?: string }>({ schema, ...rest }: T) {
  return { ...(schema !== 'public' && { schema }), ...documented(rest) };
}

function documented<T extends { readonly comment?: string }>({ comment, ...rest }: T) {
  const { name, ...more } = rest as typeof rest & { readonly name?: string };
  return {
    ...(name !== undefined && { name }),
    ...(comment !== undefined && { doc: comment }),
    ...more,
  } as Omit<T, 'comment'> & { readonly doc?: string };
}

/** Without lists that hold nothing and what is undefined. */
function withoutEmpty<T extends object>(object: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
}

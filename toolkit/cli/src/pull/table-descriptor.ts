import {
  type ColumnDescriptor,
  constraintName,
  type ForeignKeyDescriptor,
  type IndexDescriptor,
  type KeyDescriptor,
  type Model,
  type NamedThing,
  type Table,
  type TableDescriptor,
  tableKey,
  toModel,
} from '@trellis/model';
import { columnOf } from './column-descriptor.ts';
import { documented, withoutEmpty } from './declared.ts';

/** The table with names left out where the naming convention makes them, if it makes all of them. */
export function shortest(name: string, model: Model, table: Table): TableDescriptor {
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

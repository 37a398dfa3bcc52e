import {
  type ColumnDescriptor,
  constraintName,
  type Distribution,
  type DistributionDescriptor,
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

/** The descriptor without constraint names if the naming convention generates all of them, else with names. */
export function shortest(name: string, model: Model, table: Table): TableDescriptor {
  const short = tableOf(model, table, false);
  // Of the referenced tables, only the names are needed.
  const stubs = Object.fromEntries(
    table.foreignKeys.map(({ references }) => [
      tableKey(references),
      { name: references.name, schema: references.schema, columns: {}, relationships: {} },
    ]),
  );
  const schema = { name, tables: { ...stubs, [tableKey(table)]: short } };
  const built = toModel(schema).tables.find((other) => tableKey(other) === tableKey(table));
  return built && namesOf(built) === namesOf(table) ? short : tableOf(model, table, true);
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
    distribution,
    ...rest
  } = table;
  const isGenerated = (kind: NamedThing['kind'], parts: readonly string[], own: string) =>
    !named && constraintName({ kind, table: name, columns: parts }, new Set()) === own;
  const inColumns = new Map<string, Partial<ColumnDescriptor>>();
  const onColumn = (column: string | undefined, constraints: Partial<ColumnDescriptor>) => {
    if (column !== undefined) inColumns.set(column, { ...inColumns.get(column), ...constraints });
  };
  const keyOf = ({ comment: doc, ...key }: NonNullable<Table['primaryKey']>): KeyDescriptor => ({
    ...(doc !== undefined && { doc }),
    ...key,
  });
  let ownKey: TableDescriptor['primaryKey'];
  if (primaryKey) {
    const plain = Object.keys(primaryKey).length === 2 && isGenerated('pk', [], primaryKey.name);
    if (plain && primaryKey.columns.length === 1) onColumn(primaryKey.columns[0], { primaryKey: true });
    else ownKey = plain ? primaryKey.columns : keyOf(primaryKey);
  }
  const ownUniques = uniques.filter((unique) => {
    const isOnColumn =
      unique.columns.length === 1 &&
      Object.keys(unique).length === 2 &&
      isGenerated('uq', unique.columns, unique.name);
    if (isOnColumn) onColumn(unique.columns[0], { unique: true });
    return !isOnColumn;
  });
  const ownForeignKeys = foreignKeys.filter((key) => {
    const { name: own, columns: from, references, onDelete, onUpdate, ...more } = key;
    const target = tableKey(references);
    const isOnColumn =
      from.length === 1 &&
      Object.keys(more).length === 0 &&
      inColumns.get(from[0] ?? '')?.references === undefined &&
      isGenerated('fk', from, own);
    if (isOnColumn)
      onColumn(from[0], {
        references: `${target}.${references.columns[0]}`,
        ...(onDelete && { onDelete }),
        ...(onUpdate && { onUpdate }),
      });
    return !isOnColumn;
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
      isGenerated('ck', [], check.name) && doc === undefined && Object.keys(check).length === 2
        ? check.expression
        : { ...(doc !== undefined && { doc }), ...check },
    ),
    exclusions: exclusions.map(documented),
    indexes: indexes.map(({ comment: doc, name: own, elements, ...index }): IndexDescriptor => {
      const parts = elements.map((element) =>
        element.column !== undefined && Object.keys(element).length === 1 ? element.column : element,
      );
      const generated = isGenerated(
        'ix',
        elements.map(({ column }) => column ?? 'expr'),
        own,
      );
      return {
        ...(doc !== undefined && { doc }),
        ...(!generated && { name: own }),
        columns: parts as IndexDescriptor['columns'],
        ...index,
      };
    }),
    ...(distribution && { distribution: distributionOf(distribution) }),
    relationships: {},
    ...rest,
  });
}

function distributionOf(distribution: Distribution): DistributionDescriptor {
  if (distribution === 'reference') return distribution;
  const { colocateWith, ...rest } = distribution;
  return { ...rest, ...(colocateWith && { colocateWith: tableKey(colocateWith) }) };
}

import type { Check, ForeignKey, IndexDefinition, PrimaryKey, Table, Unique } from '../model/index.ts';
import { own } from '../value/index.ts';
import { columnToModel } from './column-to-model.ts';
import { distributionToModel } from './distribution.ts';
import { comment, documented } from './documented.ts';
import { foreignKeysOf, primaryKeyOf } from './foreign-keys.ts';
import { constraintName, type NamingConvention } from './naming.ts';
import type { SchemaDescriptor } from './schema.ts';
import type { IndexDescriptor, KeyDescriptor, TableDescriptor } from './table.ts';

/** Converts a table descriptor to the Model, and generates missing names. */
export function tableToModel(schema: SchemaDescriptor, table: TableDescriptor): Table {
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
    distribution,
    relationships,
    // The partitions are not part of the schema.
    partitions: _,
    ...rest
  } = table;
  const names = namesOf(table, schema.naming);
  return {
    ...rest,
    schema: namespace,
    ...comment(doc),
    columns: Object.entries(columns).map(([name, column]) =>
      columnToModel(name, column, primaryKeyOf(table).includes(name)),
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
      const target = own(schema.tables, key.references.table);
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
    ...(distribution && { distribution: distributionToModel(schema.tables, distribution) }),
  };
}

type Names = (kind: keyof NamingConvention, columns: readonly string[], referred?: string) => string;

/** Returns a generator of names for the keys, indexes and checks of a table. They differ from each other and from the
 * declared names. */
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

function indexOf(index: IndexDescriptor, names: Names): IndexDefinition {
  const { columns, name, ...rest } = index;
  const elements = columns.map((element) => (typeof element === 'string' ? { column: element } : element));
  const parts = elements.map((element) => element.column ?? 'expr');
  return { ...documented(rest), name: name ?? names('ix', parts), elements };
}

import { type Exclusion, type ForeignKey, objectId, type PrimaryKey, type Table } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';
import { parentsOf } from './columns.ts';
import { flattenAttachment } from './indexes.ts';

/** Makes nodes of a table's constraints. */
export function flattenConstraints(collector: Collector, table: Table): void {
  const tableId = objectId('table', [table.schema, table.name]);
  const on = { schema: table.schema, name: table.name };
  const column = (name: string) => objectId('column', [table.schema, table.name, name]);
  const place = (name: string) => {
    const path = [table.schema, table.name, name];
    return {
      id: objectId('constraint', path),
      path,
      table: on,
      target: target.constraint(table, name),
      parent: tableId,
    };
  };
  const backedByIndex = (name: string) => {
    collector.alias(
      objectId('index', [table.schema, name]),
      objectId('constraint', [table.schema, table.name, name]),
    );
    return `relation ${table.schema}.${name}`;
  };
  const flattenIndexOf = (constraint: PrimaryKey | Exclusion) => {
    const index = { schema: table.schema, name: constraint.name };
    const { id, path } = place(constraint.name);
    if (constraint.attachedTo)
      flattenAttachment(collector, { id, path, target: target.index(index) }, table, constraint.attachedTo);
    flattenAnnotations(
      collector,
      {
        id: objectId('index', [index.schema, index.name]),
        path,
        table: on,
        target: target.index(index),
        goesWith: id,
      },
      { comment: constraint.indexComment },
    );
  };
  const key = table.primaryKey;
  if (key) {
    collector.add({
      ...place(key.name),
      kind: 'primary key',
      value: key,
      identity: withoutMarks(key),
      inherited: key.attachedTo ? 'partition' : undefined,
      requires: [...key.columns, ...(key.include ?? [])]
        .map(column)
        .concat(key.columns.map((name) => `not null ${column(name)}`))
        .concat(attachedTo(key)),
      claims: [backedByIndex(key.name), `primary key of ${tableId}`],
    });
    flattenAnnotations(collector, place(key.name), key);
    flattenIndexOf(key);
  }
  for (const unique of table.uniques) {
    collector.add({
      ...place(unique.name),
      kind: 'unique',
      value: unique,
      identity: withoutMarks(unique),
      inherited: unique.attachedTo ? 'partition' : undefined,
      requires: [...unique.columns, ...(unique.include ?? [])].map(column).concat(attachedTo(unique)),
      claims: [backedByIndex(unique.name)],
    });
    flattenAnnotations(collector, place(unique.name), unique);
    flattenIndexOf(unique);
  }
  for (const check of table.checks) {
    const inherited = check.local !== false ? undefined : table.partitionOf ? 'partition' : 'child';
    const above = parentsOf(table).map((one) => objectId('constraint', [one.schema, one.name, check.name]));
    collector.add({
      ...place(check.name),
      kind: 'check',
      value: check,
      inherited,
      ...(inherited === 'child' && { requires: above }),
      ...(check.local !== false && table.inherits && { merged: above }),
    });
    flattenAnnotations(collector, place(check.name), check);
  }
  for (const exclusion of table.exclusions) {
    collector.add({
      ...place(exclusion.name),
      kind: 'exclusion',
      value: exclusion,
      identity: withoutMarks(exclusion),
      inherited: exclusion.attachedTo ? 'partition' : undefined,
      requires: attachedTo(exclusion),
      claims: [backedByIndex(exclusion.name)],
    });
    flattenAnnotations(collector, place(exclusion.name), exclusion);
    flattenIndexOf(exclusion);
  }
  for (const foreignKey of table.foreignKeys) {
    // A partition gets its parent's foreign keys by being attached.
    if (foreignKey.local === false) continue;
    collector.add({
      ...place(foreignKey.name),
      kind: 'foreign key',
      value: foreignKey,
      requires: [...foreignKey.columns.map(column), ...referenced(foreignKey)],
    });
    flattenAnnotations(collector, place(foreignKey.name), foreignKey);
  }
}

/** What makes the table cluster on it, or replicate by it, is a setting of the table. */
function withoutMarks(constraint: object): unknown {
  const {
    clustered: _c,
    replicaIdentity: _r,
    comment: _m,
    renamedFrom: _f,
    attachedTo: _a,
    indexComment: _i,
    ...rest
  } = constraint as Record<string, unknown>;
  return rest;
}

/** The partitioned table's constraint that a partition's is attached to. */
function attachedTo(constraint: PrimaryKey | Exclusion): string[] {
  const to = constraint.attachedTo;
  return to ? [objectId('index', [to.schema, to.name])] : [];
}

function referenced(foreignKey: ForeignKey): string[] {
  const { schema, name, columns } = foreignKey.references;
  return [
    objectId('table', [schema, name]),
    ...columns.map((column) => objectId('column', [schema, name, column])),
  ];
}

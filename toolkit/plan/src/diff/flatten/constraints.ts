import { type Exclusion, type ForeignKey, objectId, type PrimaryKey, type Table } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { columnId, distributionId, edges, notNullId, tableId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import { indexLinks } from './attached.ts';
import type { Collector } from './collector.ts';
import { parentsOf } from './columns.ts';
import { flattenExtensionDependencies } from './extension-dependencies.ts';
import { flattenAttachment } from './indexes.ts';

/** Creates the nodes of a table's constraints. */
export function flattenConstraints(collector: Collector, table: Table): void {
  const parent = tableId(table);
  const on = { schema: table.schema, name: table.name };
  const column = (name: string) => columnId(table, name);
  const place = (name: string) => {
    const path = [table.schema, table.name, name];
    return {
      id: objectId('constraint', path),
      path,
      table: on,
      target: target.constraint(table, name),
      parent,
    };
  };
  const backedByIndex = (name: string) => {
    collector.alias(
      objectId('index', [table.schema, name]),
      objectId('constraint', [table.schema, table.name, name]),
    );
    return { space: 'relation' as const, name: `${table.schema}.${name}` };
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
    flattenExtensionDependencies(collector, { id, path, table: on, target: target.index(index) }, constraint);
  };
  const key = table.primaryKey;
  if (key) {
    collector.add({
      ...place(key.name),
      kind: 'primary key',
      value: key,
      identity: withoutMarks(key),
      inherited: key.attachedTo ? 'partition' : undefined,
      edges: [
        ...edges('column', [...key.columns, ...(key.include ?? [])].map(column)),
        ...edges(
          'not null',
          key.columns.map((name) => notNullId(column(name))),
        ),
        ...indexLinks(table, key),
      ],
      claims: [backedByIndex(key.name), { space: 'place', name: `primary key of ${parent}` }],
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
      edges: [
        ...edges('column', [...unique.columns, ...(unique.include ?? [])].map(column)),
        ...indexLinks(table, unique),
      ],
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
      edges: [
        ...edges('inherited', inherited === 'child' ? above : []),
        ...edges('merged', check.local !== false && table.inherits ? above : []),
      ],
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
      edges: indexLinks(table, exclusion),
      claims: [backedByIndex(exclusion.name)],
    });
    flattenAnnotations(collector, place(exclusion.name), exclusion);
    flattenIndexOf(exclusion);
  }
  for (const foreignKey of table.foreignKeys) {
    // Attaching a partition creates its copies of the parent's foreign keys.
    if (foreignKey.local === false) continue;
    collector.add({
      ...place(foreignKey.name),
      kind: 'foreign key',
      value: foreignKey,
      edges: [
        ...edges('column', foreignKey.columns.map(column)),
        ...edges('reference', referenced(foreignKey)),
        ...edges('after', [parent, tableId(foreignKey.references)].map(distributionId)),
      ],
    });
    flattenAnnotations(collector, place(foreignKey.name), foreignKey);
  }
}

/**
 * `CLUSTER ON` and the replica identity are settings of the table. Whether partitions lack attached indexes is decided by
 * those.
 */
function withoutMarks(constraint: object): unknown {
  const {
    clustered: _c,
    replicaIdentity: _r,
    comment: _m,
    renamedFrom: _f,
    attachedTo: _a,
    only: _o,
    indexComment: _i,
    dependsOnExtensions: _d,
    ...rest
  } = constraint as Record<string, unknown>;
  return rest;
}

function referenced(foreignKey: ForeignKey): string[] {
  const { references } = foreignKey;
  return [tableId(references), ...references.columns.map((column) => columnId(references, column))];
}

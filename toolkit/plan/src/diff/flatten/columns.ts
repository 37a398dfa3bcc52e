import { type Column, objectId, type Table } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { identitySequence, target } from '../../ddl/index.ts';
import {
  columnId,
  commentId,
  edges,
  type Inherited,
  identityId,
  idsOf,
  isMerged,
  notNullId,
  settingId,
  tableId,
} from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a table's columns and of their parts. */
export function flattenColumn(collector: Collector, table: Table, column: Column, position: number): void {
  const path = [table.schema, table.name, column.name];
  const id = objectId('column', path);
  const on = { schema: table.schema, name: table.name };
  const ownedWith = { id: tableId(table), owner: table.owner };
  const place = { path, table: on, target: target.column(table, column.name) };
  const parents = column.local === false ? parentsOf(table) : [];
  const inherited: Inherited | undefined =
    parents.length === 0 ? undefined : table.partitionOf ? 'partition' : 'child';
  collector.add({
    ...place,
    id,
    kind: 'column',
    value: column,
    position,
    identity: {
      type: column.type,
      collation: column.collation,
      generated: column.generated,
      // Whether it is the table's own cannot be altered; of a partition, attaching decides.
      local: table.partitionOf ? undefined : column.local,
    },
    parent: ownedWith.id,
    edges: [
      ...edges(
        'inherited',
        parents.map((parent) => columnId(parent, column.name)),
      ),
      // Parents without such a column are ignored once all nodes are known.
      ...edges(
        'merged',
        column.local === false ? [] : (table.inherits ?? []).map((parent) => columnId(parent, column.name)),
      ),
    ],
    claims: [{ space: 'place', name: id }],
    inherited,
  });
  const part = { ...place, object: id, parent: id, inherited };
  const generator = objectId('default', path);
  if (column.generated) collector.alias(generator, id);
  if (column.default !== undefined && !column.generated)
    collector.add({
      ...part,
      id: generator,
      object: generator,
      kind: 'default',
      value: column.default,
      claims: [{ space: 'place', name: `default of ${id}` }],
    });
  if (column.notNull) {
    const { comment: _, local, ...constraint } = column.notNullConstraint ?? {};
    const isOwn = !table.partitionOf && (local ?? column.local !== false);
    const given = parentsOf(table).map((parent) => notNullId(columnId(parent, column.name)));
    collector.add({
      ...part,
      id: notNullId(id),
      kind: 'not null',
      value: constraint,
      inherited: isOwn || given.length === 0 ? undefined : table.partitionOf ? 'partition' : 'child',
      edges: edges(isOwn ? 'merged' : 'inherited', given),
      noInherit: constraint.noInherit,
      // Which parents give it is known once all nodes are.
      finish: (node) => {
        const isInherited = node.inherited !== undefined && idsOf(node, 'inherited').length > 0;
        const from = isInherited ? 'parent' : isMerged(node) ? 'both' : 'own';
        return { identity: { ...node.value, from }, ...(!isInherited && { inherited: undefined }) };
      },
    });
  }
  if (column.identity) {
    const sequence = identitySequence(table, column);
    const { comment, privileges } = column.identity;
    const identity = identityId(id);
    collector.add({
      ...part,
      id: identity,
      kind: 'identity',
      value: column.identity,
      edges: edges('not null', [notNullId(id)]),
      claims: [
        { space: 'place', name: `default of ${id}` },
        { space: 'relation', name: `${sequence.schema}.${sequence.name}` },
      ],
      grants: { kind: 'sequence', on: target.sequence(sequence) },
    });
    const sequenceId = objectId('sequence', [sequence.schema, sequence.name]);
    collector.alias(sequenceId, identity);
    flattenAnnotations(
      collector,
      {
        id: sequenceId,
        path: [sequence.schema, sequence.name],
        target: target.sequence(sequence),
        goesWith: identity,
        grants: 'sequence',
        ownedWith,
      },
      { comment, privileges },
    );
  }
  const settings = {
    storage: column.storage,
    compression: column.compression,
    statistics: column.statisticsTarget,
    options: column.options,
    'foreign options': column.foreignOptions,
  };
  flattenColumnSettings(collector, part, settings);
  flattenAnnotations(
    collector,
    {
      ...place,
      id,
      grants: 'column',
      grantOn: target.table(on),
      column: column.name,
      within: ownedWith.id,
      ownedWith,
    },
    column,
  );
  if (column.notNullConstraint?.comment !== undefined)
    collector.add({
      ...part,
      id: commentId(notNullId(id)),
      kind: 'comment',
      value: column.notNullConstraint.comment,
      parent: notNullId(id),
      target: target.constraint(
        table,
        column.notNullConstraint.name ?? generatedName(table.name, column.name, 'not_null'),
      ),
    });
}

/** Creates the nodes of a column's settings. */
export function flattenColumnSettings(
  collector: Collector,
  part: {
    readonly object: string;
    readonly path: readonly string[];
    readonly target: string;
    readonly parent: string;
  },
  settings: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(settings))
    if (value !== undefined)
      collector.add({
        ...part,
        id: settingId(name, part.object),
        kind: 'setting',
        value: { name, value },
      });
}

/** The tables that a table gets columns from. */
export function parentsOf(table: Table): readonly { readonly schema: string; readonly name: string }[] {
  return table.partitionOf ? [table.partitionOf] : (table.inherits ?? []);
}

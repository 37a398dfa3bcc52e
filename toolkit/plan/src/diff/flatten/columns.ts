import { type Column, objectId, type Table } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { identitySequence, target } from '../../ddl/index.ts';
import type { Inherited } from '../node.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Makes nodes of a table's columns and of what a column has that can be set by itself. */
export function flattenColumn(collector: Collector, table: Table, column: Column, position: number): void {
  const path = [table.schema, table.name, column.name];
  const id = objectId('column', path);
  const on = { schema: table.schema, name: table.name };
  const ownedWith = { id: objectId('table', [table.schema, table.name]), owner: table.owner };
  const place = { path, table: on, target: target.column(table, column.name) };
  const parents = column.local === false ? parentsOf(table) : [];
  const inherited: Inherited | undefined =
    parents.length === 0 ? undefined : table.partitionOf ? 'partition' : 'child';
  const above = (prefix: string) =>
    parents.map((parent) => prefix + objectId('column', [parent.schema, parent.name, column.name]));
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
      // Whether it is the table's own cannot be altered; of a partition attaching decides it.
      local: table.partitionOf ? undefined : column.local,
    },
    parent: ownedWith.id,
    requires: above(''),
    claims: [`column ${id}`],
    inherited,
    // Those parents that have no such column are found out when the whole Model is there.
    ...(column.local !== false &&
      table.inherits && {
        merged: table.inherits.map((parent) => objectId('column', [parent.schema, parent.name, column.name])),
      }),
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
      claims: [`default of ${id}`],
    });
  if (column.notNull) {
    const { comment: _, local, ...constraint } = column.notNullConstraint ?? {};
    const isOwn = !table.partitionOf && (local ?? column.local !== false);
    const given = parentsOf(table).map(
      (parent) => `not null ${objectId('column', [parent.schema, parent.name, column.name])}`,
    );
    collector.add({
      ...part,
      id: `not null ${id}`,
      kind: 'not null',
      value: constraint,
      inherited: isOwn || given.length === 0 ? undefined : table.partitionOf ? 'partition' : 'child',
      ...(isOwn ? { merged: given } : { requires: given }),
    });
  }
  if (column.identity) {
    const sequence = identitySequence(table, column);
    const { comment, privileges } = column.identity;
    const identityId = `identity ${id}`;
    collector.add({
      ...part,
      id: identityId,
      kind: 'identity',
      value: column.identity,
      requires: [`not null ${id}`],
      claims: [`default of ${id}`, `relation ${sequence.schema}.${sequence.name}`],
      grants: { kind: 'sequence', on: target.sequence(sequence) },
    });
    const sequenceId = objectId('sequence', [sequence.schema, sequence.name]);
    collector.alias(sequenceId, identityId);
    flattenAnnotations(
      collector,
      {
        id: sequenceId,
        path: [sequence.schema, sequence.name],
        target: target.sequence(sequence),
        goesWith: identityId,
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
  };
  flattenColumnSettings(collector, part, settings);
  flattenAnnotations(
    collector,
    {
      ...place,
      id,
      grants: 'column',
      grantOn: target.table(table),
      column: column.name,
      within: ownedWith.id,
      ownedWith,
    },
    column,
  );
  if (column.notNullConstraint?.comment !== undefined)
    collector.add({
      ...part,
      id: `comment not null ${id}`,
      kind: 'comment',
      value: column.notNullConstraint.comment,
      parent: `not null ${id}`,
      target: target.constraint(
        table,
        column.notNullConstraint.name ?? generatedName(table.name, column.name, 'not_null'),
      ),
    });
}

/** Makes nodes of what a column has set. */
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
        id: `setting ${name} ${part.object}`,
        kind: 'setting',
        value: { name, value },
      });
}

/** The tables that a table takes columns from. */
export function parentsOf(table: Table): readonly { readonly schema: string; readonly name: string }[] {
  return table.partitionOf ? [table.partitionOf] : (table.inherits ?? []);
}

import { type IndexDefinition, objectId, type QualifiedName } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { flattenAnnotations } from './annotations.ts';
import { partitionLink } from './attached.ts';
import type { Collector } from './collector.ts';

/**
 * Makes nodes of the indexes of a table or a materialized view.
 *
 * @param links what an index requires besides its columns
 */
export function flattenIndexes(
  collector: Collector,
  on: QualifiedName,
  indexes: readonly IndexDefinition[],
  parent = objectId('table', [on.schema, on.name]),
  links: (index: IndexDefinition) => readonly string[] = () => [],
): void {
  for (const index of indexes) {
    const id = objectId('index', [on.schema, index.name]);
    const table = { schema: on.schema, name: on.name };
    const place = {
      id,
      path: [on.schema, index.name],
      table,
      target: target.index({ schema: on.schema, name: index.name }),
      parent,
    };
    const {
      replicaIdentity: _r,
      clustered: _c,
      comment: _m,
      renamedFrom: _f,
      attachedTo: _a,
      ...definition
    } = index;
    const columns = [...index.elements.map((element) => element.column), ...(index.include ?? [])];
    collector.add({
      ...place,
      kind: 'index',
      value: index,
      identity: { table, definition },
      requires: [
        ...columns
          .filter((name) => name !== undefined)
          .map((name) => objectId('column', [on.schema, on.name, name])),
        ...links(index),
      ],
      claims: [`relation ${on.schema}.${index.name}`],
      inherited: index.attachedTo ? 'partition' : undefined,
    });
    flattenAnnotations(collector, place, index);
    if (index.attachedTo) flattenAttachment(collector, place, table, index.attachedTo);
  }
}

/** Makes a node of the place of a partition's index among the partitioned table's. */
export function flattenAttachment(
  collector: Collector,
  index: { readonly id: string; readonly path: readonly string[]; readonly target: string },
  table: QualifiedName,
  to: QualifiedName,
): void {
  collector.add({
    id: `setting attached to ${index.id}`,
    kind: 'setting',
    value: { name: 'attached to', value: { schema: to.schema, name: to.name } },
    object: index.id,
    path: index.path,
    table: { schema: table.schema, name: table.name },
    target: index.target,
    parent: index.id,
    requires: [objectId('index', [to.schema, to.name]), partitionLink(table)],
  });
}

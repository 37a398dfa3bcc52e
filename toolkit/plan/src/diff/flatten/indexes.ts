import { type IndexDefinition, objectId, type QualifiedName } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { columnId, type Edge, edges, partitionLink, settingId, tableId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';
import { flattenExtensionDependencies } from './extension-dependencies.ts';

/**
 * Creates the nodes of the indexes of a table or a materialized view.
 *
 * @param links the edges of an index besides those to its columns
 */
export function flattenIndexes(
  collector: Collector,
  on: QualifiedName,
  indexes: readonly IndexDefinition[],
  parent = tableId(on),
  links: (index: IndexDefinition) => readonly Edge[] = () => [],
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
      only: _o,
      dependsOnExtensions: _d,
      ...definition
    } = index;
    const columns = [...index.elements.map((element) => element.column), ...(index.include ?? [])];
    collector.add({
      ...place,
      kind: 'index',
      value: index,
      identity: { table, definition },
      edges: [
        ...edges(
          'column',
          columns.filter((name) => name !== undefined).map((name) => columnId(on, name)),
        ),
        ...links(index),
      ],
      claims: [{ space: 'relation', name: `${on.schema}.${index.name}` }],
      inherited: index.attachedTo ? 'partition' : undefined,
    });
    flattenAnnotations(collector, place, index);
    flattenExtensionDependencies(collector, place, index);
    if (index.attachedTo) flattenAttachment(collector, place, table, index.attachedTo);
  }
}

/** Creates the node that attaches a partition's index to the partitioned table's. */
export function flattenAttachment(
  collector: Collector,
  index: { readonly id: string; readonly path: readonly string[]; readonly target: string },
  table: QualifiedName,
  to: QualifiedName,
): void {
  collector.add({
    id: settingId('attached to', index.id),
    kind: 'setting',
    value: { name: 'attached to', value: { schema: to.schema, name: to.name } },
    object: index.id,
    path: index.path,
    table: { schema: table.schema, name: table.name },
    target: index.target,
    parent: index.id,
    edges: [
      ...edges('attached', [objectId('index', [to.schema, to.name])]),
      ...edges('partition', [partitionLink(table)]),
    ],
  });
}

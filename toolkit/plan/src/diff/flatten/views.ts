import { objectId, type View } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { edges, schemaId, settingId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';
import { flattenColumnSettings } from './columns.ts';
import { flattenExtensionDependencies } from './extension-dependencies.ts';
import { flattenIndexes } from './indexes.ts';
import { flattenRules, flattenTriggers } from './triggers.ts';

/** Creates the nodes of a view or materialized view and of its parts. */
export function flattenView(collector: Collector, view: View): void {
  const path = [view.schema, view.name];
  const id = objectId('view', path);
  const name = `${view.schema}.${view.name}`;
  const on = { schema: view.schema, name: view.name };
  const place = {
    id,
    path,
    target: target.view(view),
  };
  collector.add({
    ...place,
    kind: 'view',
    value: view,
    identity: {
      materialized: view.materialized,
      definition: view.definition,
      columns: view.columns.map((column) => [column.name, column.type]),
      options: view.options,
      unpopulated: view.unpopulated,
      accessMethod: view.accessMethod,
      tablespace: view.tablespace,
    },
    edges: edges('schema', [schemaId(view.schema)]),
    claims: [
      { space: 'relation', name },
      { space: 'type', name },
    ],
    grants: { kind: 'table', on: target.table(view) },
  });
  collector.alias(objectId('type', path), id);
  collector.alias(objectId('table', path), id);
  flattenAnnotations(collector, { ...place, grants: 'table', grantOn: target.table(view) }, view);
  for (const column of view.columns) {
    const columnPath = [...path, column.name];
    const columnId = objectId('column', columnPath);
    collector.alias(columnId, id);
    const part = {
      id: columnId,
      object: columnId,
      path: columnPath,
      table: on,
      target: target.column(view, column.name),
      parent: id,
    };
    flattenAnnotations(
      collector,
      {
        ...part,
        goesWith: id,
        grants: 'column',
        grantOn: target.table(view),
        column: column.name,
        within: id,
        ownedWith: { id, owner: view.owner },
      },
      column,
    );
    if (column.default !== undefined)
      collector.add({ ...part, id: objectId('default', columnPath), kind: 'default', value: column.default });
    flattenColumnSettings(
      collector,
      { ...part, target: place.target },
      {
        storage: column.storage,
        compression: column.compression,
        statistics: column.statisticsTarget,
        options: column.options,
      },
    );
  }
  const clustered = view.indexes.find((index) => index.clustered);
  if (clustered)
    collector.add({
      ...place,
      id: settingId('cluster', id),
      kind: 'setting',
      value: { name: 'cluster', value: clustered.name },
      object: id,
      parent: id,
      edges: edges('key', [objectId('index', [view.schema, clustered.name])]),
    });
  if (view.replicaIdentity)
    collector.add({
      ...place,
      id: settingId('replica identity', id),
      kind: 'setting',
      value: { name: 'replica identity', value: view.replicaIdentity },
      object: id,
      parent: id,
    });
  flattenExtensionDependencies(collector, place, view);
  flattenIndexes(collector, view, view.indexes, id);
  flattenTriggers(collector, id, on, view.triggers);
  flattenRules(collector, id, on, view.rules);
}

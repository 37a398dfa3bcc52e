import { objectId, type Publication } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { columnId, edges, schemaId, tableId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a publication, its tables and its schemas. */
export function flattenPublication(collector: Collector, publication: Publication): void {
  const { name, allTables, publish, viaPartitionRoot, generatedColumns } = publication;
  const place = {
    id: objectId('publication', [name]),
    path: [name],
    target: target.publication(name),
  };
  collector.add({
    ...place,
    kind: 'publication',
    value: publication,
    identity: { allTables, publish, viaPartitionRoot, generatedColumns },
    claims: [{ space: 'object', name: place.id }],
  });
  flattenAnnotations(collector, place, publication);
  for (const table of publication.tables ?? []) {
    const within = [table.schema, table.name];
    collector.add({
      id: objectId('publication relation', [...within, name]),
      path: [...within, name],
      kind: 'publication relation',
      value: table,
      table: { schema: table.schema, name: table.name },
      target: place.target,
      parent: place.id,
      edges: [
        ...edges('reference', [tableId(table)]),
        ...edges(
          'column',
          (table.columns ?? []).map((column) => columnId(table, column)),
        ),
      ],
    });
  }
  for (const schema of publication.schemas ?? [])
    collector.add({
      id: objectId('publication namespace', [schema, name]),
      path: [schema, name],
      kind: 'publication namespace',
      value: schema,
      target: place.target,
      parent: place.id,
      edges: edges('schema', [schemaId(schema)]),
    });
}

import { type Collation, objectId } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { edges, schemaId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of a collation. */
export function flattenCollation(collector: Collector, collation: Collation): void {
  const path = [collation.schema, collation.name];
  const place = { id: objectId('collation', path), path, target: target.collation(collation) };
  collector.add({
    ...place,
    kind: 'collation',
    value: collation,
    edges: edges('schema', [schemaId(collation.schema)]),
    claims: [{ space: 'object', name: place.id }],
  });
  flattenAnnotations(collector, place, collation);
}

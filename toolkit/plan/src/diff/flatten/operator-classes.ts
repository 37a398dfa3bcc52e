import { type OperatorClass, type OperatorFamily, objectId } from '@trellis/model';
import { target } from '../../ddl/index.ts';
import { edges, schemaId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of an operator family. */
export function flattenOperatorFamily(collector: Collector, family: OperatorFamily): void {
  const { schema, name, method } = family;
  const path = [schema, name];
  const id = objectId('operator family', path, method);
  const place = { id, path, target: target.operatorFamily(family) };
  collector.add({
    ...place,
    kind: 'operator family',
    value: family,
    edges: edges('schema', [schemaId(schema)]),
    claims: [{ space: 'object', name: id }],
  });
  flattenAnnotations(collector, place, family);
}

/** Creates the nodes of an operator class. */
export function flattenOperatorClass(collector: Collector, one: OperatorClass): void {
  const { schema, name, method, family } = one;
  const path = [schema, name];
  const id = objectId('operator class', path, method);
  const place = { id, path, target: target.operatorClass(one) };
  const { schema: within, name: called } = family ?? one;
  collector.add({
    ...place,
    kind: 'operator class',
    value: one,
    edges: [
      ...edges('schema', [schemaId(schema)]),
      ...edges('reference', [objectId('operator family', [within, called], method)]),
    ],
    claims: [{ space: 'object', name: id }],
  });
  flattenAnnotations(collector, place, one);
}

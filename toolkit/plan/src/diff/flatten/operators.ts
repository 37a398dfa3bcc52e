import type { Operator } from '@trellis/model';
import { operatorId } from '@trellis/model/internal';
import { target } from '../../ddl/index.ts';
import { edges, schemaId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/**
 * Creates the nodes of an operator. PostgreSQL records that it depends on its types and functions, and not on its
 * commutator and negator.
 */
export function flattenOperator(collector: Collector, operator: Operator): void {
  const place = {
    id: operatorId(operator),
    path: [operator.schema, operator.name],
    target: target.operator(operator),
  };
  collector.add({
    ...place,
    kind: 'operator',
    value: operator,
    edges: edges('schema', [schemaId(operator.schema)]),
    claims: [{ space: 'object', name: place.id }],
  });
  flattenAnnotations(collector, place, operator);
}

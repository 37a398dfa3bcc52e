import { type CompositeType, type Domain, type Model, objectId } from '@trellis/model';
import { multirangeOf, target } from '../../ddl/index.ts';
import { domainDefaultId, edges, schemaId } from '../node/index.ts';
import { flattenAnnotations } from './annotations.ts';
import type { Collector } from './collector.ts';

/** Creates the nodes of the types: enums, domains with their constraints, composite and range types. */
export function flattenTypes(collector: Collector, model: Model): void {
  for (const type of model.enums) {
    const at = place(type);
    collector.add({ ...at, kind: 'enum', value: type });
    flattenAnnotations(collector, { ...at, grants: 'type' }, type);
  }
  for (const type of model.rangeTypes) {
    const at = place(type);
    const multirange = multirangeOf(type);
    collector.add({
      ...at,
      kind: 'range type',
      value: type,
      claims: [...at.claims, { space: 'type', name: `${multirange.schema}.${multirange.name}` }],
      edges: [...at.edges, ...edges('schema', [schemaId(multirange.schema)])],
    });
    collector.alias(objectId('type', [multirange.schema, multirange.name]), at.id);
    flattenAnnotations(collector, { ...at, grants: 'type' }, type);
  }
  for (const type of model.domains) flattenDomain(collector, type);
  for (const type of model.compositeTypes) flattenComposite(collector, type);
}

function flattenDomain(collector: Collector, type: Domain): void {
  const at = place(type);
  const name = target.domain(type);
  const { checks: _, default: value, ...identity } = type;
  collector.add({
    ...at,
    kind: 'domain',
    value: type,
    identity: bare(identity),
    target: name,
  });
  flattenAnnotations(collector, { ...at, target: name, grants: 'type', grantOn: at.target }, type);
  if (value !== undefined) {
    const id = domainDefaultId(type);
    collector.add({
      id,
      object: at.id,
      path: at.path,
      kind: 'domain default',
      value,
      target: name,
      parent: at.id,
    });
  }
  for (const check of type.checks) {
    const constraint = {
      id: objectId('constraint', [type.schema, type.name, check.name]),
      path: [type.schema, type.name, check.name],
      table: { schema: type.schema, name: type.name },
      target: target.domainConstraint(type, check.name),
    };
    collector.add({ ...constraint, kind: 'domain constraint', value: check, parent: at.id });
    flattenAnnotations(collector, constraint, check);
  }
}

function flattenComposite(collector: Collector, type: CompositeType): void {
  const at = place(type);
  collector.add({
    ...at,
    kind: 'composite type',
    value: type,
    identity: type.attributes.map((attribute) => bare(attribute)),
    claims: [...at.claims, { space: 'relation', name: `${type.schema}.${type.name}` }],
  });
  flattenAnnotations(collector, { ...at, grants: 'type' }, type);
  for (const attribute of type.attributes) {
    const id = objectId('column', [type.schema, type.name, attribute.name]);
    collector.alias(id, at.id);
    flattenAnnotations(
      collector,
      {
        id,
        path: [type.schema, type.name, attribute.name],
        table: { schema: type.schema, name: type.name },
        target: target.column(type, attribute.name),
        goesWith: at.id,
      },
      attribute,
    );
  }
  collector.alias(objectId('table', [type.schema, type.name]), at.id);
}

function place(type: { readonly schema: string; readonly name: string }) {
  return {
    id: objectId('type', [type.schema, type.name]),
    path: [type.schema, type.name],
    target: target.type(type),
    edges: edges('schema', [schemaId(type.schema)]),
    claims: [{ space: 'type' as const, name: `${type.schema}.${type.name}` }],
    grants: { kind: 'type' as const, on: target.type(type) },
  };
}

function bare(value: object): unknown {
  const {
    comment: _c,
    privileges: _p,
    owner: _o,
    renamedFrom: _r,
    ...rest
  } = value as Record<string, unknown>;
  return rest;
}

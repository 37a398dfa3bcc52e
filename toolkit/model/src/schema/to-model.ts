import { emptyModel, type Model, type View } from '../model/index.ts';
import { printTypeName, withoutModifiers } from '../type-name/index.ts';
import { comment, documented } from './documented.ts';
import type { SchemaDescriptor } from './schema.ts';
import { tableToModel } from './table-to-model.ts';
import { typeOf, typeToModel } from './type-of.ts';
import type { ViewDescriptor } from './view.ts';

/**
 * The Model that a schema's descriptors declare, names made, `doc` turned into comments.
 * Expressions stay as they were written: PostgreSQL has not printed them yet.
 *
 * @param schema what `defineSchema` returned, or the same read from JSON
 */
export function toModel(schema: SchemaDescriptor): Model {
  const tables = Object.values(schema.tables).map((table) => tableToModel(schema, table));
  const qualified = <T extends { readonly schema?: string; readonly doc?: string }>(
    objects: readonly T[] = [],
  ) =>
    objects.map(({ doc, schema: namespace = 'public', ...rest }) => ({
      ...rest,
      schema: namespace,
      ...comment(doc),
    }));
  const model = {
    ...emptyModel,
    extensions: (schema.extensions ?? []).map((extension) =>
      typeof extension === 'string'
        ? { name: extension, schema: 'public' }
        : documented({ schema: 'public', ...extension }),
    ),
    enums: qualified(schema.enums),
    domains: qualified(schema.domains).map((domain) => ({
      ...domain,
      type: typeToModel(schema, domain.type),
      checks: domain.checks ?? [],
    })),
    compositeTypes: qualified(schema.compositeTypes).map((composite) => ({
      ...composite,
      attributes: composite.attributes.map((one) => ({ ...one, type: typeToModel(schema, one.type) })),
    })),
    rangeTypes: qualified(schema.rangeTypes).map((range) => ({
      ...range,
      subtype: printTypeName(withoutModifiers(typeOf(schema, range.subtype))),
    })),
    sequences: qualified(schema.sequences),
    tables,
    views: (schema.views ?? []).map((view) => viewOf(schema, view)),
    routines: qualified(schema.routines),
    statistics: qualified(schema.statistics),
    defaultPrivileges: schema.defaultPrivileges ?? [],
  };
  return { ...model, schemas: namespaces(schema, model) };
}

/** The declared schemas, and every other that something is in. */
function namespaces(schema: SchemaDescriptor, model: Omit<Model, 'schemas'>): Model['schemas'] {
  const declared = schema.schemas ?? [];
  const used = [
    model.extensions,
    model.enums,
    model.domains,
    model.compositeTypes,
    model.rangeTypes,
    model.sequences,
    model.tables,
    model.views,
    model.routines,
    model.statistics,
  ].flatMap((objects) => objects.map((object) => object.schema));
  const names = new Set(['public', ...used]);
  for (const { name } of declared) names.delete(name);
  const there = declared.flatMap(({ absent, ...rest }) => (absent ? [] : [documented(rest)]));
  return [...there, ...[...names].map((name) => ({ name }))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function viewOf(schema: SchemaDescriptor, view: ViewDescriptor): View {
  const {
    columns = {},
    schema: namespace = 'public',
    indexes = [],
    triggers = [],
    rules = [],
    ...rest
  } = view;
  return {
    ...documented(rest),
    schema: namespace,
    // What programs are told of its values is nothing to the database.
    columns: Object.entries(columns).map(([name, { nullable: _, references: __, type, ...column }]) => ({
      ...documented(column),
      type: type ? typeToModel(schema, type) : '',
      name,
    })),
    indexes,
    triggers,
    rules,
  };
}

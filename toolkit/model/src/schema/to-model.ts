import { assembleModel, mapObjects, wholeObjects } from '../catalogue/index.ts';
import { isTrellisError, TrellisError } from '../error.ts';
import type { Model, View } from '../model/index.ts';
import { printReference } from '../names/index.ts';
import { printTypeName, withoutModifiers } from '../type-name/index.ts';
import { comment, documented } from './documented.ts';
import { domainToModel } from './domain.ts';
import { userMappingToModel } from './foreign-data.ts';
import { operatorToModel } from './operator.ts';
import { publicationToModel } from './publication.ts';
import type { SchemaDescriptor } from './schema.ts';
import { tableToModel } from './table-to-model.ts';
import { typeOf } from './type-of.ts';
import type { ViewDescriptor } from './view.ts';

/**
 * Converts a schema to its Model, with names by the naming convention and `doc` as comments. Expressions are as
 * written by the author, because PostgreSQL has not printed them yet.
 *
 * @param schema the result of `defineSchema`, or a schema document read from JSON
 * @throws TrellisError `TYPE_NAME_INVALID`, with the position of the type in the schema; `SECRET_DECLARED` if a user
 *   mapping contains a secret
 * @example
 * import { defineSchema, integer, table, toModel } from '@trellis/model';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * toModel(defineSchema({ name: 'shop', tables: { tags } })).tables[0]?.primaryKey; // { name: 'pk_tags', columns: ['tag_id'] }
 */
export function toModel(schema: SchemaDescriptor): Model {
  const qualified = <T extends { readonly schema?: string; readonly doc?: string }>(
    objects: readonly T[] = [],
  ) =>
    objects.map(({ doc, schema: namespace = 'public', ...rest }) => ({
      ...rest,
      schema: namespace,
      ...comment(doc),
    }));
  const model = assembleModel({
    schemas: (schema.schemas ?? []).flatMap(({ absent, ...rest }) => (absent ? [] : [documented(rest)])),
    extensions: (schema.extensions ?? []).map((extension) =>
      typeof extension === 'string'
        ? { name: extension, schema: 'public' }
        : documented({ schema: 'public', ...extension }),
    ),
    enums: qualified(schema.enums),
    domains: (schema.domains ?? []).map((domain) => domainToModel(domain, schema.naming)),
    compositeTypes: qualified(schema.compositeTypes),
    rangeTypes: qualified(schema.rangeTypes),
    sequences: qualified(schema.sequences),
    tables: Object.values(schema.tables).map((table) => tableToModel(schema, table)),
    views: (schema.views ?? []).map(viewOf),
    routines: qualified(schema.routines),
    statistics: qualified(schema.statistics),
    defaultPrivileges: schema.defaultPrivileges ?? [],
    publications: (schema.publications ?? []).map((one) => publicationToModel(schema, one)),
    casts: (schema.casts ?? []).map(documented),
    collations: qualified(schema.collations),
    textSearchDictionaries: qualified(schema.textSearchDictionaries),
    textSearchConfigurations: qualified(schema.textSearchConfigurations).map((one) => ({
      ...one,
      mappings: one.mappings ?? {},
    })),
    operators: (schema.operators ?? []).map(operatorToModel),
    operatorFamilies: qualified(schema.operatorFamilies),
    operatorClasses: qualified(schema.operatorClasses),
    eventTriggers: (schema.eventTriggers ?? []).map(documented),
    foreignDataWrappers: (schema.foreignDataWrappers ?? []).map(documented),
    foreignServers: (schema.foreignServers ?? []).map(documented),
    userMappings: (schema.userMappings ?? []).map(userMappingToModel),
  });
  return withNamespaces(schema, withTypes(schema, model));
}

/** Resolves all type names of the Model and prints them canonically. */
function withTypes(schema: SchemaDescriptor, model: Model): Model {
  return mapObjects(model, ({ value, entry, reference, path }) => {
    const types = Object.entries(entry.types).flatMap(([field, modifiers]) => {
      const text = (value as unknown as Readonly<Record<string, string | undefined>>)[field];
      if (!text) return [];
      const place = path.slice(path[0] === 'public' ? 1 : 0).join('.') || printReference(reference);
      const type = typeAt(schema, place, text);
      return [
        [field, printTypeName(modifiers === 'with modifiers' ? type : withoutModifiers(type))] as const,
      ];
    });
    return types.length === 0 ? value : { ...value, ...Object.fromEntries(types) };
  });
}

function typeAt(schema: SchemaDescriptor, place: string, text: string) {
  try {
    return typeOf(schema, text);
  } catch (error) {
    if (!isTrellisError(error)) throw error;
    throw new TrellisError(error.code, `Type of ${place}: ${error.message}`, { cause: error });
  }
}

/** Adds `public` and the undeclared schemas of objects to the Model. */
function withNamespaces({ schemas = [] }: SchemaDescriptor, model: Model): Model {
  const names = new Set(['public']);
  for (const { value } of wholeObjects(model))
    if ('schema' in value && value.schema !== undefined) names.add(value.schema);
  for (const { multirangeSchema } of model.rangeTypes)
    if (multirangeSchema !== undefined) names.add(multirangeSchema);
  for (const { name } of schemas) names.delete(name);
  // Extensions can be in a schema of the system, which every database has.
  for (const name of [...names].filter(isSystemSchema)) names.delete(name);
  const all = [...model.schemas, ...[...names].map((name) => ({ name }))];
  return { ...model, schemas: all.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function isSystemSchema(name: string): boolean {
  return name.startsWith('pg_') || name === 'information_schema';
}

function viewOf(view: ViewDescriptor): View {
  const {
    columns = {},
    // For programs: PostgreSQL stores none for views.
    key: _key,
    schema: namespace = 'public',
    indexes = [],
    triggers = [],
    rules = [],
    ...rest
  } = view;
  return {
    ...documented(rest),
    schema: namespace,
    // These are for programs; PostgreSQL does not store them for views.
    columns: Object.entries(columns).map(
      ([name, { nullable: _, references: _r, values: _v, type = '', ...column }]) => ({
        ...documented(column),
        type,
        name,
      }),
    ),
    indexes,
    triggers,
    rules,
  };
}

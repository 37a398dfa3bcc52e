import {
  type Model,
  type Operator,
  type OperatorDescriptor,
  objectId,
  type Publication,
  type PublicationDescriptor,
  type SchemaDescriptor,
  tableKey,
  type ViewDescriptor,
} from '@trellis/model';
import { isInSchema, type ListName, wholeObjects } from '@trellis/model/internal';
import { createdInSteps } from '@trellis/plan/internal';
import { declared, documented, withoutEmpty } from './declared.ts';
import { relationshipsOf } from './relationships.ts';
import { shortest } from './table-descriptor.ts';

/**
 * The descriptors of a Model, as plain data, in their shortest form.
 *
 * @param name the name of the schema
 * @param model the Model as PostgreSQL printed it
 * @param hasPublic whether the database has the schema `public`, which the Model may leave out
 */
export function descriptorsOf(name: string, model: Model, hasPublic: boolean): SchemaDescriptor {
  const relationships = relationshipsOf(model);
  const tables = Object.fromEntries(
    model.tables.map((table) => [
      tableKey(table),
      { ...shortest(name, model, table), relationships: relationships.get(tableKey(table)) ?? {} },
    ]),
  );
  const used = new Set([
    ...wholeObjects(model)
      .filter(isInSchema)
      .map(({ value }) => value.schema),
    ...model.rangeTypes.flatMap(({ multirangeSchema }) => multirangeSchema ?? []),
  ]);
  const schemas = model.schemas.filter(({ name: schema, ...rest }) =>
    schema === 'public' ? Object.keys(rest).length > 0 : !used.has(schema) || Object.keys(rest).length > 0,
  );
  const typed = createdInSteps(model);
  const lists = {
    schemas: [...(hasPublic ? [] : [{ name: 'public', absent: true } as const]), ...schemas.map(documented)],
    extensions: model.extensions.map(({ schema, relocatable: _, ...extension }) =>
      schema === 'public' && Object.keys(extension).length === 1
        ? extension.name
        : { ...documented(extension), schema },
    ),
    enums: model.enums.map(declared),
    domains: model.domains.map(({ checks, ...domain }) => ({
      ...declared(domain),
      ...(checks.length > 0 && { checks: checks.map(documented) }),
    })),
    compositeTypes: model.compositeTypes.map(declared),
    rangeTypes: model.rangeTypes.map(declared),
    sequences: model.sequences.map(declared),
    tables,
    views: model.views.map((view) => viewOf(view, typed.has(objectId('view', [view.schema, view.name])))),
    routines: model.routines.map(declared),
    statistics: model.statistics.map(declared),
    defaultPrivileges: model.defaultPrivileges,
    publications: model.publications?.map(publicationOf),
    casts: model.casts?.map(documented),
    collations: model.collations?.map(declared),
    textSearchDictionaries: model.textSearchDictionaries?.map(declared),
    textSearchConfigurations: model.textSearchConfigurations?.map(({ mappings, ...one }) => ({
      ...declared(one),
      ...(Object.keys(mappings).length > 0 && { mappings }),
    })),
    operators: model.operators?.map(operatorOf),
    operatorFamilies: model.operatorFamilies?.map(declared),
    operatorClasses: model.operatorClasses?.map(declared),
    eventTriggers: model.eventTriggers?.map(documented),
    foreignDataWrappers: model.foreignDataWrappers?.map(documented),
    foreignServers: model.foreignServers?.map(documented),
    userMappings: model.userMappings,
  } satisfies { readonly [L in ListName]: unknown };
  return withoutEmpty({ name, ...lists });
}

function operatorOf({ commutator, negator, ...operator }: Operator): OperatorDescriptor {
  return {
    ...declared(operator),
    ...(commutator && { commutator: tableKey(commutator) }),
    ...(negator && { negator: tableKey(negator) }),
  };
}

function publicationOf({ tables, ...publication }: Publication): PublicationDescriptor {
  const declaredTables = tables?.map(({ schema, name, ...rest }) => {
    const table = tableKey({ schema, name });
    return Object.keys(rest).length === 0 ? table : { table, ...rest };
  });
  return { ...documented(publication), ...(declaredTables && { tables: declaredTables }) };
}

/** @param isTyped whether to declare the types and collations of the columns, without which a view that uses itself cannot be created */
function viewOf(view: Model['views'][number], isTyped: boolean): ViewDescriptor {
  const { columns, indexes, triggers, rules, ...rest } = view;
  const described = columns.flatMap(({ name, type, collation, ...rest }) => {
    const column = { ...documented(rest), ...(isTyped && { type, ...(collation && { collation }) }) };
    return Object.keys(column).length === 0 ? [] : [[name, column] as const];
  });
  return {
    ...declared(rest),
    ...(described.length > 0 && { columns: Object.fromEntries(described) }),
    ...(indexes.length > 0 && { indexes }),
    ...(triggers.length > 0 && { triggers }),
    ...(rules.length > 0 && { rules }),
  };
}

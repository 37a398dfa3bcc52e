import type {
  Column,
  ForeignKey,
  IndexDefinition,
  Model,
  PrimaryKey,
  QualifiedName,
  Table,
  Unique,
} from '@trellis/model';
import { parseReference, printReference } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { mapPublications, renamePublication } from './publications.ts';
import type { Rename } from './rename.ts';
import { renameSchemaOfTypes, renameTypeReferences } from './rename-types.ts';

/**
 * The Model after renames, as far as it is known without PostgreSQL: names, and references by name.
 *
 * Expressions and definitions stay as they were printed before, so what speaks of something by its old name
 * looks different from the wanted and is made again: right, but more than needed. For the exact Model run the
 * renames in a scratch database and introspect it (`DiffOptions.afterRenames`).
 */
export function applyRenames(model: Model, renames: readonly Rename[]): Model {
  return renames.reduce(applyRename, model);
}

function applyRename(model: Model, rename: Rename): Model {
  const [schema = '', whole = ''] = rename.within;
  const inWhole = (of: QualifiedName) => of.schema === schema && of.name === whole;
  const renamed = <T extends { readonly name: string }>(list: readonly T[]): readonly T[] =>
    list.map((one) => (one.name === rename.from ? { ...one, name: rename.to } : one));
  const inSchema = <T extends { readonly schema: string; readonly name: string }>(
    list: readonly T[],
  ): readonly T[] =>
    list.map((one) =>
      one.schema === schema && one.name === rename.from ? { ...one, name: rename.to } : one,
    );
  const ofTable = (change: (table: Table) => Table): Model => ({
    ...model,
    tables: model.tables.map((table) => (inWhole(table) ? change(table) : table)),
  });
  switch (rename.kind) {
    case 'schema':
      return renameSchema(model, rename);
    case 'table':
      return withDependencies(renameTable(model, schema, rename), rename, [
        'table',
        'column',
        'default',
        'constraint',
        'trigger',
        'rule',
        'policy',
        'publication relation',
      ]);
    case 'view':
      return withDependencies({ ...model, views: inSchema(model.views) }, rename, [
        'view',
        'column',
        'default',
        'trigger',
        'rule',
      ]);
    case 'sequence':
      return withDependencies({ ...model, sequences: inSchema(model.sequences) }, rename, ['sequence']);
    case 'statistics':
      return withDependencies({ ...model, statistics: inSchema(model.statistics) }, rename, ['statistics']);
    case 'type':
      return withDependencies(renameType(model, schema, rename, inSchema), rename, ['type', 'constraint']);
    case 'index':
      return withDependencies(
        {
          ...model,
          tables: model.tables.map((table) =>
            table.schema === schema ? { ...table, indexes: renamed(table.indexes) } : table,
          ),
          views: model.views.map((view) =>
            view.schema === schema ? { ...view, indexes: renamed(view.indexes) } : view,
          ),
        },
        rename,
        ['index'],
      );
    case 'column':
      return withDependencies(renameColumn(model, { schema, name: whole }, rename), rename, [
        'column',
        'default',
      ]);
    case 'attribute':
      return {
        ...model,
        compositeTypes: model.compositeTypes.map((type) =>
          inWhole(type) ? { ...type, attributes: renamed(type.attributes) } : type,
        ),
      };
    case 'constraint':
      return withDependencies(
        ofTable((table) => ({
          ...table,
          ...(table.primaryKey && { primaryKey: renamed([table.primaryKey])[0] as PrimaryKey }),
          uniques: renamed(table.uniques),
          checks: renamed(table.checks),
          foreignKeys: renamed(table.foreignKeys),
          exclusions: renamed(table.exclusions),
        })),
        rename,
        ['constraint'],
      );
    case 'trigger':
      return withDependencies(
        ofTable((table) => ({ ...table, triggers: renamed(table.triggers) })),
        rename,
        ['trigger'],
      );
    case 'policy':
      return withDependencies(
        ofTable((table) => ({ ...table, policies: renamed(table.policies) })),
        rename,
        ['policy'],
      );
    case 'publication':
      return renamePublication(model, rename.from, rename.to);
    case 'value':
      return {
        ...model,
        enums: model.enums.map((type) =>
          inWhole(type)
            ? { ...type, values: type.values.map((value) => (value === rename.from ? rename.to : value)) }
            : type,
        ),
      };
  }
}

/** Every reference to an object of a schema has the schema's name, as a `schema` property or in an id. */
function renameSchema(model: Model, rename: Rename): Model {
  const { dependencies, schemas, ...rest } = model;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [
        key,
        key === 'schema' && one === rename.from ? rename.to : walk(one),
      ]),
    );
  };
  const renamed = {
    ...(walk(rest) as Omit<Model, 'schemas'>),
    schemas: schemas.map((one) => (one.name === rename.from ? { ...one, name: rename.to } : one)),
    ...(dependencies && { dependencies }),
  };
  const typed = renameSchemaOfTypes(renamed, rename.from, rename.to);
  const kinds = [
    'schema',
    'type',
    'sequence',
    'table',
    'column',
    'default',
    'constraint',
    'index',
    'trigger',
    'rule',
    'policy',
    'view',
    'routine',
    'statistics',
    'publication relation',
    'publication namespace',
  ];
  const published = mapPublications(typed, ({ schemas: listed, ...one }) => ({
    ...one,
    ...(listed && { schemas: listed.map((name) => (name === rename.from ? rename.to : name)) }),
  }));
  return withDependencies(published, { ...rename, within: [] }, kinds);
}

function renameTable(model: Model, schema: string, rename: Rename): Model {
  const is = (of: QualifiedName | undefined) => of?.schema === schema && of.name === rename.from;
  const point = <T extends QualifiedName>(to: T): T => (is(to) ? { ...to, name: rename.to } : to);
  const published = mapPublications(model, ({ tables, ...one }) => ({
    ...one,
    ...(tables && { tables: tables.map(point) }),
  }));
  return {
    ...published,
    tables: model.tables.map((table) => ({
      ...table,
      ...(is(table) && {
        name: rename.to,
        columns: table.columns.map((column) => keepSequence(column, rename)),
      }),
      foreignKeys: table.foreignKeys.map((key) => ({ ...key, references: point(key.references) })),
      ...(table.partitionOf && { partitionOf: point(table.partitionOf) }),
      ...(table.inherits && { inherits: table.inherits.map(point) }),
    })),
    sequences: model.sequences.map((sequence) =>
      sequence.ownedBy?.schema === schema && sequence.ownedBy.table === rename.from
        ? { ...sequence, ownedBy: { ...sequence.ownedBy, table: rename.to } }
        : sequence,
    ),
    statistics: model.statistics.map((one) => ({ ...one, table: point(one.table) })),
  };
}

/** The sequence of an identity keeps its name when its table or column is renamed. */
function keepSequence(
  column: Column,
  table: { readonly from: string; readonly to: string },
  was = column.name,
): Column {
  if (!column.identity) return column;
  const sequenceName = column.identity.sequenceName ?? generatedName(table.from, was, 'seq');
  const { sequenceName: _, ...identity } = column.identity;
  return generatedName(table.to, column.name, 'seq') === sequenceName
    ? { ...column, identity }
    : { ...column, identity: { ...identity, sequenceName } };
}

function renameColumn(model: Model, of: QualifiedName, rename: Rename): Model {
  const is = (table: QualifiedName) => table.schema === of.schema && table.name === of.name;
  const name = (column: string) => (column === rename.from ? rename.to : column);
  const names = <T extends readonly string[] | undefined>(list: T): T => list?.map(name) as unknown as T;
  const key = <T extends PrimaryKey>(one: T): T => ({
    ...one,
    columns: names(one.columns),
    ...(one.include && { include: names(one.include) }),
  });
  const index = (one: IndexDefinition): IndexDefinition => ({
    ...one,
    elements: one.elements.map((element) =>
      element.column === undefined ? element : { ...element, column: name(element.column) },
    ),
    ...(one.include && { include: names(one.include) }),
  });
  const foreignKey = (table: Table, one: ForeignKey): ForeignKey => ({
    ...one,
    ...(is(table) && { columns: names(one.columns) }),
    ...(is(table) && one.onDeleteColumns && { onDeleteColumns: names(one.onDeleteColumns) }),
    ...(is(one.references) && { references: { ...one.references, columns: names(one.references.columns) } }),
  });
  const published = mapPublications(model, ({ tables, ...one }) => ({
    ...one,
    ...(tables && {
      tables: tables.map((table) =>
        is(table) && table.columns ? { ...table, columns: names(table.columns) } : table,
      ),
    }),
  }));
  return {
    ...published,
    tables: model.tables.map((table) => {
      const foreignKeys = table.foreignKeys.map((one) => foreignKey(table, one));
      if (!is(table)) return { ...table, foreignKeys };
      return {
        ...table,
        columns: table.columns.map((column) =>
          column.name === rename.from
            ? keepSequence({ ...column, name: rename.to }, { from: table.name, to: table.name }, rename.from)
            : column,
        ),
        ...(table.primaryKey && { primaryKey: key(table.primaryKey) }),
        uniques: table.uniques.map((unique): Unique => key(unique)),
        foreignKeys,
        indexes: table.indexes.map(index),
      };
    }),
    sequences: model.sequences.map((sequence) =>
      sequence.ownedBy?.schema === of.schema && sequence.ownedBy.table === of.name
        ? { ...sequence, ownedBy: { ...sequence.ownedBy, column: name(sequence.ownedBy.column) } }
        : sequence,
    ),
  };
}

/** A type's name is also what the columns of the type say. */
function renameType(
  model: Model,
  schema: string,
  rename: Rename,
  inSchema: <T extends { readonly schema: string; readonly name: string }>(
    list: readonly T[],
  ) => readonly T[],
): Model {
  const renamed = {
    ...model,
    enums: inSchema(model.enums),
    domains: inSchema(model.domains),
    compositeTypes: inSchema(model.compositeTypes),
    rangeTypes: inSchema(model.rangeTypes),
  };
  return renameTypeReferences(renamed, { schema, name: rename.from }, { schema, name: rename.to });
}

/** Renames an object and its parts in the ids of the dependencies. */
function withDependencies(model: Model, rename: Rename, kinds: readonly string[]): Model {
  if (!model.dependencies) return model;
  const old = [...rename.within, rename.from];
  const renamed = new Set(kinds);
  const renamedId = (id: string): string => {
    const reference = parseReference(id);
    if (!reference || !renamed.has(reference.kind)) return id;
    const { path } = reference;
    if (!old.every((name, i) => path[i] === name)) return id;
    return printReference({ ...reference, path: [...rename.within, rename.to, ...path.slice(old.length)] });
  };
  return {
    ...model,
    dependencies: Object.fromEntries(
      Object.entries(model.dependencies).map(([id, on]) => [renamedId(id), on.map(renamedId)]),
    ),
  };
}

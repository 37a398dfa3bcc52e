import type {
  Column,
  Distribution,
  Exclusion,
  ForeignDataWrapper,
  ForeignKey,
  ForeignServer,
  IndexDefinition,
  KindName,
  Operator,
  OperatorClass,
  PrimaryKey,
  Publication,
  QualifiedName,
  RangeType,
  Sequence,
  Statistics,
  Table,
  TextSearchConfiguration,
  TextSearchDictionary,
  UserMapping,
  ValueOfKind,
} from '@trellis/model';
import { generatedMultirangeName, generatedName, usedDictionary } from '@trellis/model/internal';
import { renamedClass } from './renamed-class.ts';
import type { RenamedNames } from './renamed-names.ts';
import { renamedName } from './renamed-type.ts';

/** The value of an object that refers to tables, columns and schemas by their new names. Its own name is not changed. */
export function withRenamedReferences<T>({ kind, value, whole }: Referring<T>, names: RenamedNames): T {
  const follow = (references as Readonly<Record<string, Follow<unknown> | undefined>>)[kind];
  return follow === undefined ? value : (follow(value, names, whole?.value as QualifiedName) as T);
}

/** An object that may refer to others: its kind, its value, and the object that it is a part of. */
export interface Referring<T> {
  readonly kind: string;
  readonly value: T;
  readonly whole?: { readonly value: unknown } | undefined;
}

type Follow<T> = (value: T, names: RenamedNames, whole: QualifiedName) => T;

/** How an object of a kind follows the renames of what it refers to. Kinds without an entry refer to nothing by name. */
const references: { readonly [K in KindName]?: Follow<ValueOfKind<K>> } = {
  table: (table: Table, names) => ({
    ...table,
    ...(table.partitionOf && { partitionOf: names.relation(table.partitionOf) }),
    ...(table.foreign && { foreign: { ...table.foreign, server: server(table.foreign.server, names) } }),
    ...(table.inherits && { inherits: table.inherits.map((parent) => names.relation(parent)) }),
    ...(table.distribution && { distribution: followDistribution(table, table.distribution, names) }),
  }),
  column: (column: Column, names, table) => followCollation(followSequence(column, names, table), names),
  'view column': followCollation,
  attribute: followCollation,
  domain: followCollation,
  'primary key': followColumns,
  unique: followColumns,
  'foreign key': (key: ForeignKey, names, table) => ({
    ...key,
    columns: columns(table, key.columns, names),
    ...(key.onDeleteColumns && { onDeleteColumns: columns(table, key.onDeleteColumns, names) }),
    references: {
      ...names.relation(key.references),
      columns: columns(key.references, key.references.columns, names),
    },
  }),
  index: (index: IndexDefinition, names, table) => ({
    ...index,
    elements: index.elements.map((element) => ({
      ...followCollation(element, names),
      ...(element.opclass !== undefined && {
        opclass: renamedClass(element.opclass, index.method ?? 'btree', names),
      }),
      ...(element.column !== undefined && { column: names.column(table, element.column) }),
    })),
    ...(index.include && { include: columns(table, index.include, names) }),
    ...attached(index, names),
  }),
  exclusion: (exclusion: Exclusion, names) => ({ ...exclusion, ...attached(exclusion, names) }),
  'range type': (type: RangeType, names) => {
    const { multirangeName: named, multirangeSchema: within } = type;
    // The multirange type keeps its name when the range type is renamed.
    const multirangeName = named ?? generatedMultirangeName(type.name);
    const isGenerated = multirangeName === generatedMultirangeName(names.relation(type).name);
    const { multirangeName: _, ...rest } = followCollation(type, names);
    return {
      ...rest,
      ...(type.opclass !== undefined && { opclass: renamedClass(type.opclass, 'btree', names) }),
      ...(type.canonical !== undefined && { canonical: renamedName(type.canonical, 'routine', names) }),
      ...(type.subtypeDiff !== undefined && { subtypeDiff: renamedName(type.subtypeDiff, 'routine', names) }),
      ...(!isGenerated && { multirangeName }),
      ...(within !== undefined && { multirangeSchema: names.schema(within) }),
    };
  },
  sequence: (sequence: Sequence, names) => {
    const { ownedBy } = sequence;
    if (!ownedBy) return sequence;
    const table = { schema: ownedBy.schema, name: ownedBy.table };
    const { schema, name } = names.relation(table);
    return { ...sequence, ownedBy: { schema, table: name, column: names.column(table, ownedBy.column) } };
  },
  statistics: (statistics: Statistics, names) => ({ ...statistics, table: names.relation(statistics.table) }),
  'text search dictionary': (dictionary: TextSearchDictionary, names) => {
    const used = usedDictionary(dictionary);
    if (used === undefined) return dictionary;
    const renamed = renamedName(used, 'text search dictionary', names);
    return { ...dictionary, options: { ...dictionary.options, dictionary: renamed } };
  },
  'text search configuration': (configuration: TextSearchConfiguration, names) => ({
    ...configuration,
    mappings: Object.fromEntries(
      Object.entries(configuration.mappings).map(([tokenType, dictionaries]) => [
        tokenType,
        dictionaries.map((one) => renamedName(one, 'text search dictionary', names)),
      ]),
    ),
  }),
  operator: ({ commutator, negator, ...operator }: Operator, names) => ({
    ...operator,
    ...(commutator && { commutator: { ...commutator, schema: names.schema(commutator.schema) } }),
    ...(negator && { negator: { ...negator, schema: names.schema(negator.schema) } }),
  }),
  'operator class': ({ family, ...one }: OperatorClass, names) => {
    const { schema, name, method: args } = one;
    const own = names.reference({ kind: 'operator class', path: [schema, name], args }).path;
    // A family that is not named has the old name of the class.
    const path = family ? [family.schema, family.name] : [schema, name];
    const [within = '', called = ''] = names.reference({ kind: 'operator family', path, args }).path;
    const isOwn = within === own[0] && called === own[1];
    return { ...one, ...(!isOwn && { family: { schema: within, name: called } }) };
  },
  publication: (publication: Publication, names) => ({
    ...publication,
    ...(publication.tables && {
      tables: publication.tables.map((table) => ({
        ...names.relation(table),
        ...(table.columns && { columns: columns(table, table.columns, names) }),
      })),
    }),
    ...(publication.schemas && { schemas: publication.schemas.map((schema) => names.schema(schema)) }),
  }),
  'foreign data wrapper': (wrapper: ForeignDataWrapper, names) => ({
    ...wrapper,
    ...(wrapper.handler && { handler: routine(wrapper.handler, names) }),
    ...(wrapper.validator && { validator: routine(wrapper.validator, names) }),
  }),
  'foreign server': (one: ForeignServer, names) => ({
    ...one,
    wrapper: names.find({ kind: 'foreign data wrapper', path: [one.wrapper] }) ?? one.wrapper,
  }),
  'user mapping': (mapping: UserMapping, names) => ({ ...mapping, server: server(mapping.server, names) }),
};

function followCollation<T extends { readonly collation?: string }>(value: T, names: RenamedNames): T {
  const { collation } = value;
  return collation === undefined
    ? value
    : { ...value, collation: renamedName(collation, 'collation', names) };
}

function followDistribution(table: Table, distribution: Distribution, names: RenamedNames): Distribution {
  if (distribution === 'reference') return distribution;
  const { column, colocateWith } = distribution;
  return {
    ...distribution,
    column: names.column(table, column),
    ...(colocateWith && { colocateWith: names.relation(colocateWith) }),
  };
}

function server(name: string, names: RenamedNames): string {
  return names.find({ kind: 'foreign server', path: [name] }) ?? name;
}

function routine({ schema, name }: QualifiedName, names: RenamedNames): QualifiedName {
  const [otherSchema = '', otherName = ''] = names.reference({ kind: 'routine', path: [schema, name] }).path;
  return { schema: otherSchema, name: otherName };
}

function columns(table: QualifiedName, list: readonly string[], names: RenamedNames): readonly string[] {
  return list.map((column) => names.column(table, column));
}

function followColumns<T extends PrimaryKey>(key: T, names: RenamedNames, table: QualifiedName): T {
  return {
    ...key,
    columns: columns(table, key.columns, names),
    ...(key.include && { include: columns(table, key.include, names) }),
    ...attached(key, names),
  };
}

function attached({ attachedTo }: { readonly attachedTo?: QualifiedName }, names: RenamedNames): object {
  return attachedTo === undefined ? {} : { attachedTo: names.index(attachedTo) };
}

/** The sequence of an identity keeps its name when its table or column is renamed. */
function followSequence(column: Column, names: RenamedNames, table: QualifiedName): Column {
  if (!column.identity) return column;
  const { sequenceName: named, ...identity } = column.identity;
  const sequenceName = named ?? generatedName(table.name, column.name, 'seq');
  const generated = generatedName(names.relation(table).name, names.column(table, column.name), 'seq');
  return { ...column, identity: { ...identity, ...(sequenceName !== generated && { sequenceName }) } };
}

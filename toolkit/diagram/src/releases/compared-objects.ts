import { type Column, type Model, type Table, tableKey } from '@trellis/model';
import { type ListName, type ObjectOf, objectsOf } from '@trellis/model/internal';
import {
  columnDefault,
  constraintRows,
  type DictionaryContext,
  indexDefinition,
  type TypeList,
  typeRows,
} from '../dictionary/index.ts';
import { code, escapeText } from '../markdown/index.ts';

/** Object of a release, which is compared with that of another release. */
export interface ComparedObject {
  /** Kind of the object: `column`. */
  readonly kind: string;
  readonly name: string;
  /** Definition in Markdown. Objects with the same definition are equal. */
  readonly definition: string;
  /** Name in the previous release, if the object was renamed. */
  readonly renamedFrom?: string;
  /** The definition is too long to be shown. */
  readonly isLong?: true;
}

/** Returns the objects of a table: its comment, columns, constraints, indexes and so on. */
export function objectsOfTable(model: Model, table: Table): readonly ComparedObject[] {
  const context: DictionaryContext = { model, schema: undefined, level: 1, href: () => undefined };
  return [
    ...(table.comment ? [short('comment', '', escapeText(table.comment))] : []),
    ...table.columns.map((column) => ({
      ...short('column', column.name, columnDefinition(column)),
      ...(column.renamedFrom !== undefined && { renamedFrom: column.renamedFrom }),
    })),
    ...constraintRows(context, table).map(({ name, definition, comment }) =>
      short('constraint', name, commented(definition, comment)),
    ),
    ...table.indexes.map((index) =>
      short('index', index.name, commented(indexDefinition(index), index.comment)),
    ),
    ...table.triggers.map(({ name, definition }) => long('trigger', name, definition)),
    ...table.rules.map(({ name, definition }) => long('rule', name, definition)),
    ...table.policies.map((policy) => long('policy', policy.name, JSON.stringify(policy))),
    ...(table.rowSecurity ? [short('row-level security', '', table.rowSecurity)] : []),
    ...(table.foreign ? [long('foreign server', '', JSON.stringify(table.foreign))] : []),
    ...(table.partitionBy ? [short('partitioning', '', code(table.partitionBy))] : []),
    ...(table.distribution ? [long('distribution', '', JSON.stringify(table.distribution))] : []),
    ...(table.unlogged ? [short('persistence', '', 'unlogged')] : []),
  ];
}

/** Returns the other objects of a Model: extensions, types, sequences, views, routines and so on. */
export function otherObjectsOf(model: Model): readonly ComparedObject[] {
  const lists = Object.keys(compared) as (keyof typeof compared)[];
  return [
    ...typeRows(model).map(({ kind, name, definition, comment }) =>
      short(kind, name, commented(definition, comment)),
    ),
    ...lists.flatMap((list) => {
      const toObject = compared[list] as ((one: object) => ComparedObject) | undefined;
      return toObject ? objectsOf(model, list).map(toObject) : [];
    }),
  ];
}

/** How the objects of each list are compared; undefined for a list that release notes omit. */
const compared: {
  readonly [L in Exclude<ListName, TypeList | 'tables'>]: ((one: ObjectOf<L>) => ComparedObject) | undefined;
} = {
  schemas: undefined,
  extensions: (one) => short('extension', one.name, ''),
  sequences: (one) => long('sequence', tableKey(one), JSON.stringify(one)),
  views: (one) =>
    long(
      one.materialized ? 'materialized view' : 'view',
      tableKey(one),
      one.definition + (one.comment ?? ''),
    ),
  routines: (one) =>
    long(one.kind, `${tableKey(one)}(${one.arguments})`, one.definition + (one.comment ?? '')),
  foreignDataWrappers: (one) => long('foreign-data wrapper', one.name, JSON.stringify(one)),
  foreignServers: (one) => long('foreign server', one.name, JSON.stringify(one)),
  userMappings: (one) => long('user mapping', `${one.role} on ${one.server}`, JSON.stringify(one)),
  publications: (one) => long('publication', one.name, JSON.stringify(one)),
  operators: (one) =>
    long('operator', `${tableKey(one)}(${one.left ?? ''}, ${one.right})`, JSON.stringify(one)),
  operatorFamilies: (one) =>
    long('operator family', `${tableKey(one)} using ${one.method}`, JSON.stringify(one)),
  operatorClasses: (one) =>
    long('operator class', `${tableKey(one)} using ${one.method}`, JSON.stringify(one)),
  eventTriggers: (one) => long('event trigger', one.name, JSON.stringify(one)),
  casts: (one) => long('cast', `${one.source} to ${one.target}`, JSON.stringify(one)),
  collations: (one) => long('collation', tableKey(one), JSON.stringify(one)),
  textSearchDictionaries: (one) => long('text search dictionary', tableKey(one), JSON.stringify(one)),
  textSearchConfigurations: (one) => long('text search configuration', tableKey(one), JSON.stringify(one)),
  statistics: undefined,
  defaultPrivileges: undefined,
};

function columnDefinition(column: Column): string {
  const value = columnDefault(column);
  const parts = [
    code(column.type),
    column.notNull ? 'not null' : 'null',
    value && (column.identity || column.generated ? value : `default ${value}`),
  ];
  return commented(parts.filter(Boolean).join(', '), column.comment);
}

function commented(definition: string, comment: string | undefined): string {
  return comment ? `${definition} (${escapeText(comment)})` : definition;
}

function short(kind: string, name: string, definition: string): ComparedObject {
  return { kind, name, definition };
}

function long(kind: string, name: string, definition: string): ComparedObject {
  return { kind, name, definition, isLong: true };
}

import { type Model, tableKey } from '@trellis/model';
import { type ListName, type ObjectOf, objectsOf } from '@trellis/model/internal';
import { code, escapeText, joinBlocks, markdownTable, section } from '../markdown/index.ts';
import type { TypeList } from './types.ts';

/** Table of the dictionary with a row for each object of a list. */
interface ObjectTable<T> {
  readonly title: string;
  readonly columns: readonly string[];
  readonly row: (object: T) => readonly string[];
}

/** Formats the routines, sequences, extensions and so on of a schema, a section for each kind. */
export function otherObjects(model: Model, level: number): string {
  const lists = Object.keys(tables) as OtherList[];
  return joinBlocks(
    ...lists.map((list) => {
      const table = tables[list] as ObjectTable<object> | undefined;
      return (
        table &&
        section(level, table.title, markdownTable(table.columns, objectsOf(model, list).map(table.row)))
      );
    }),
  );
}

/** The lists of the Model that have no entries elsewhere in the dictionary. */
type OtherList = Exclude<ListName, TypeList | 'tables' | 'views'>;

/** Renders the Markdown table of each list; undefined for a list that the dictionary omits. */
const tables: { readonly [L in OtherList]: ObjectTable<ObjectOf<L>> | undefined } = {
  routines: {
    title: 'Routines',
    columns: ['Routine', 'Kind', 'Description'],
    row: (one) => [code(`${tableKey(one)}(${one.arguments})`), one.kind, escapeText(one.comment ?? '')],
  },
  sequences: {
    title: 'Sequences',
    columns: ['Sequence', 'Type', 'Owned by', 'Description'],
    row: ({ type = 'bigint', ownedBy, comment = '', ...sequence }) => [
      code(tableKey(sequence)),
      code(type),
      ownedBy ? code(`${tableKey({ schema: ownedBy.schema, name: ownedBy.table })}.${ownedBy.column}`) : '',
      escapeText(comment),
    ],
  },
  extensions: {
    title: 'Extensions',
    columns: ['Extension', 'Description'],
    row: ({ name, comment = '' }) => [code(name), escapeText(comment)],
  },
  publications: {
    title: 'Publications',
    columns: ['Publication', 'Tables', 'Description'],
    row: ({ name, allTables, schemas = [], tables = [], comment = '' }) => [
      code(name),
      [
        ...(allTables ? ['all tables'] : []),
        ...schemas.map((schema) => `all tables of ${code(schema)}`),
        ...tables.map((table) => code(tableKey(table))),
      ].join(', '),
      escapeText(comment),
    ],
  },
  operators: {
    title: 'Operators',
    columns: ['Operator', 'Left', 'Right', 'Function', 'Description'],
    row: ({ left, right, function: called, comment = '', ...operator }) => [
      code(tableKey(operator)),
      left === undefined ? '' : code(left),
      code(right),
      code(called),
      escapeText(comment),
    ],
  },
  operatorFamilies: undefined,
  operatorClasses: {
    title: 'Operator classes',
    columns: ['Operator class', 'Access method', 'Type', 'Description'],
    row: ({ method, type, comment = '', ...one }) => [
      code(tableKey(one)),
      code(method),
      code(type),
      escapeText(comment),
    ],
  },
  eventTriggers: {
    title: 'Event triggers',
    columns: ['Event trigger', 'Event', 'Function', 'Description'],
    row: ({ name, event, function: called, comment = '' }) => [
      code(name),
      code(event),
      code(called),
      escapeText(comment),
    ],
  },
  casts: {
    title: 'Casts',
    columns: ['From', 'To', 'Applied', 'Description'],
    row: ({ source, target, context = 'explicit', comment = '' }) => [
      code(source),
      code(target),
      context,
      escapeText(comment),
    ],
  },
  collations: {
    title: 'Collations',
    columns: ['Collation', 'Provider', 'Locale', 'Description'],
    row: ({ provider = 'libc', locale, lcCollate, lcCtype, deterministic, comment = '', ...one }) => [
      code(tableKey(one)),
      deterministic === false ? `${provider}, nondeterministic` : provider,
      [locale, lcCollate, lcCtype].flatMap((name) => (name === undefined ? [] : [code(name)])).join(', '),
      escapeText(comment),
    ],
  },
  textSearchDictionaries: {
    title: 'Text search dictionaries',
    columns: ['Dictionary', 'Template', 'Description'],
    row: ({ template, comment = '', ...one }) => [code(tableKey(one)), code(template), escapeText(comment)],
  },
  textSearchConfigurations: {
    title: 'Text search configurations',
    columns: ['Configuration', 'Dictionaries', 'Description'],
    row: ({ mappings, comment = '', ...one }) => [
      code(tableKey(one)),
      [...new Set(Object.values(mappings).flat())].map(code).join(', '),
      escapeText(comment),
    ],
  },
  foreignDataWrappers: {
    title: 'Foreign-data wrappers',
    columns: ['Wrapper', 'Description'],
    row: ({ name, comment = '' }) => [code(name), escapeText(comment)],
  },
  foreignServers: {
    title: 'Foreign servers',
    columns: ['Server', 'Wrapper', 'Description'],
    row: ({ name, wrapper, comment = '' }) => [code(name), code(wrapper), escapeText(comment)],
  },
  userMappings: {
    title: 'User mappings',
    columns: ['Server', 'Role'],
    row: ({ server, role }) => [code(server), code(role)],
  },
  schemas: undefined,
  statistics: undefined,
  defaultPrivileges: undefined,
};

import type { KindName, ModelObject, QualifiedName, ValueOfKind } from '@trellis/model';
import type { NameSource } from './follows-names.ts';

/** The objects that a naming convention names an object after. */
export interface NamedAfter {
  readonly table: QualifiedName;
  readonly columns: readonly string[];
  /** The table that a foreign key refers to. */
  readonly refersTo?: QualifiedName;
}

/**
 * Returns what an object is named after.
 *
 * @returns undefined if no convention names objects of its kind
 */
export function namedAfter({ kind, value, whole }: ModelObject): NamedAfter | undefined {
  const source = (sources as Readonly<Record<string, Source<unknown> | undefined>>)[kind];
  return source?.(value, (whole?.value ?? value) as QualifiedName);
}

/** The names that a convention fills in. */
export function nameSource({ table, columns }: NamedAfter): NameSource {
  return { table: table.name, columns };
}

type Source<T> = (value: T, whole: QualifiedName) => NamedAfter | undefined;

const ofColumns: Source<{ readonly columns: readonly string[] }> = ({ columns }, table) => ({
  table,
  columns,
});

/** The kinds whose names a convention gives. */
const sources: { readonly [K in KindName]?: Source<ValueOfKind<K>> } = {
  'primary key': ofColumns,
  unique: ofColumns,
  'foreign key': ({ columns, references: { schema, name } }, table) => ({
    table,
    columns,
    refersTo: { schema, name },
  }),
  check: (_, table) => ({ table, columns: [] }),
  // Its columns are a part of its definition.
  exclusion: (_, table) => ({ table, columns: [] }),
  index: (value, table) => ({
    table,
    // PostgreSQL names an expression `expr`.
    columns: value.elements.map(({ column }) => column ?? 'expr'),
  }),
  sequence: ({ ownedBy }) =>
    ownedBy && { table: { schema: ownedBy.schema, name: ownedBy.table }, columns: [ownedBy.column] },
};

import {
  type ColumnDescriptor,
  column,
  defineSchema,
  integer,
  type SchemaDescriptor,
  type TableDescriptor,
  table,
} from '@trellis/model';

/** A schema named `test`. */
export function schemaOf(
  tables: Record<string, TableDescriptor>,
  rest: Partial<SchemaDescriptor> = {},
): SchemaDescriptor {
  return defineSchema({ name: 'test', ...rest, tables });
}

/** A table with an id and the given columns. */
export function tableWithId(
  name: string,
  columns: Record<string, ColumnDescriptor>,
  rest: Partial<TableDescriptor> = {},
): TableDescriptor {
  const id = integer({ primaryKey: true });
  return { ...table(name, { columns: { id, ...columns } }), ...rest } as TableDescriptor;
}

/** Two tables and one that associates their rows. */
export const association = schemaOf({
  a: tableWithId('a', {}),
  b: tableWithId('b', {}),
  c: table('c', {
    columns: { a: integer({ references: 'a.id' }), b: integer({ references: 'b.id' }) },
    primaryKey: ['a', 'b'],
  }) as unknown as TableDescriptor,
});

/** A table with a column that no generator can be inferred for. */
export const unsupported = schemaOf({
  places: tableWithId('places', { area: column<string>()('geometry') }),
});

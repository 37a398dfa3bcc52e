import type { ForeignKeyDescriptor, TableDescriptor } from './table.ts';

type Tables = Readonly<Record<string, TableDescriptor>>;

/**
 * The foreign keys of a table: those that its columns declare by `references`, in the order
 * of the columns, then its own `foreignKeys`.
 *
 * @param tables the schema's tables, to tell where a dotted name is cut
 * @param table the table
 * @example
 * import { foreignKeysOf, integer, table } from '@trellis/model';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * foreignKeysOf({ tags }, tags); // []
 */
export function foreignKeysOf(tables: Tables, table: TableDescriptor): ForeignKeyDescriptor[] {
  const declared = Object.entries(table.columns).flatMap(([name, { references, onDelete, onUpdate }]) =>
    references === undefined
      ? []
      : [
          {
            columns: [name],
            references: parseReference(tables, references),
            ...(onDelete && { onDelete }),
            ...(onUpdate && { onUpdate }),
          },
        ],
  );
  return [...declared, ...(table.foreignKeys ?? [])];
}

/** `table.column` with the table's key as long as one of the schema fits: keys may have dots in them. */
function parseReference(tables: Tables, reference: string): ForeignKeyDescriptor['references'] {
  for (let dot = reference.lastIndexOf('.'); dot > 0; dot = reference.lastIndexOf('.', dot - 1)) {
    const table = reference.slice(0, dot);
    if (table in tables) return { table, columns: [reference.slice(dot + 1)] };
  }
  const dot = reference.lastIndexOf('.');
  return { table: reference.slice(0, Math.max(dot, 0)), columns: [reference.slice(dot + 1)] };
}

/**
 * The columns of a table's primary key, from its columns or of its own; empty when it has none.
 *
 * @example
 * import { integer, primaryKeyOf, table } from '@trellis/model';
 *
 * const tags = table('tags', { columns: { tag_id: integer({ primaryKey: true }) } });
 * primaryKeyOf(tags); // ['tag_id']
 */
export function primaryKeyOf(table: TableDescriptor): readonly string[] {
  const key = table.primaryKey;
  if (key !== undefined) return 'columns' in key ? key.columns : key;
  return Object.entries(table.columns).flatMap(([name, column]) => (column.primaryKey ? [name] : []));
}

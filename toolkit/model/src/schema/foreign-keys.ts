import type { ForeignKeyDescriptor, TableDescriptor } from './table.ts';

type Tables = Readonly<Record<string, TableDescriptor>>;

/**
 * Returns the foreign keys of a table: those of `references` in the order of the columns, then those of `foreignKeys`.
 *
 * @param tables the tables of the schema, to split a name with several dots
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

/** Splits `table.column` after the longest key of a table that fits, because keys may contain dots. */
function parseReference(tables: Tables, reference: string): ForeignKeyDescriptor['references'] {
  for (let dot = reference.lastIndexOf('.'); dot > 0; dot = reference.lastIndexOf('.', dot - 1)) {
    const table = reference.slice(0, dot);
    if (Object.hasOwn(tables, table)) return { table, columns: [reference.slice(dot + 1)] };
  }
  const dot = reference.lastIndexOf('.');
  return { table: reference.slice(0, Math.max(dot, 0)), columns: [reference.slice(dot + 1)] };
}

/**
 * Returns the columns of a table's primary key, however it is declared; empty if it has none.
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

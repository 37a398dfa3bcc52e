import { badInput } from '../input/index.ts';
import type { ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';

/** Returns the relationships whose related rows are deleted with a row. */
export function cascading(table: ResolvedTable): ResolvedRelationship[] {
  return [...table.relationships.values()].filter(({ relationship: { cascade = [] } }) =>
    cascade.some((one) => one === 'all' || one === 'delete'),
  );
}

/** Returns the relationships through an association table, whose rows are always deleted with a row. */
export function associated(table: ResolvedTable): ResolvedRelationship[] {
  return [...table.relationships.values()].filter(({ steps }) => steps.length === 2);
}

/**
 * Returns the columns that a deletion reads: the primary key, and the keys of the relationships above.
 *
 * @throws BadInput if the table has no primary key
 */
export function columnsToRead(table: ResolvedTable, path: string): string[] {
  if (table.primaryKey.length === 0) throw badInput(path, 'a table with a primary key', table.key);
  const keys = [...cascading(table), ...associated(table)].flatMap(({ steps }) =>
    steps[0].on.map(([local]) => local),
  );
  return [...new Set([...table.primaryKey, ...keys])];
}

import type { Reference } from './reference.ts';
import { uniqueColumns } from './uniqueness.ts';

/** How many rows of each end a foreign key ties together. */
export interface Cardinality {
  /** How many parents a child has. */
  readonly parents: 'one' | 'zero or one' | 'one or more';
  /** How many children a parent has: never at least one, since no key asks for it. */
  readonly children: 'zero or one' | 'zero or more';
  /** Whether the parent is part of what a child is: the key's columns are all in the primary key. */
  readonly identifying: boolean;
}

/**
 * Reads a foreign key's cardinality off the child's columns and keys.
 *
 * - A child has one parent where none of the columns may be null; with `MATCH FULL` one that may not
 *   be null is enough. A `PERIOD` may be covered by several parents together.
 * - A parent has at most one child where some of the key's columns are unique by themselves.
 */
export function cardinalityOf({ child, key }: Reference): Cardinality {
  const required = key.columns.map(
    (name) => child.columns.find((column) => column.name === name)?.notNull === true,
  );
  const filled = key.match === 'full' ? required.some(Boolean) : required.every(Boolean);
  const single = uniqueColumns(child).some((columns) => columns.every((name) => key.columns.includes(name)));
  return {
    parents: key.period ? 'one or more' : filled ? 'one' : 'zero or one',
    children: single ? 'zero or one' : 'zero or more',
    identifying: key.columns.every((name) => child.primaryKey?.columns.includes(name)),
  };
}

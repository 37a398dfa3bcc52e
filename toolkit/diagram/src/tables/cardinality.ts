import type { Reference } from './reference.ts';
import { uniqueColumns } from './unique-columns.ts';

/** Number of rows at each end of a foreign key. */
export interface Cardinality {
  /** How many parents a child has. */
  readonly parents: 'one' | 'zero or one' | 'one or more';
  /** How many children a parent has. No foreign key requires a child. */
  readonly children: 'zero or one' | 'zero or more';
  /** The columns of the foreign key are part of the child's primary key. */
  readonly identifying: boolean;
}

/**
 * Derives the cardinality of a foreign key from the columns and keys of the child.
 *
 * - A child has exactly one parent if no column is nullable, or with `MATCH FULL` if one of them is not. Several parents
 *   can cover a `PERIOD`.
 * - A parent has at most one child if some columns of the foreign key are unique by themselves.
 */
export function cardinalityOf({ child, key }: Reference): Cardinality {
  const notNull = key.columns.map(
    (name) => child.columns.find((column) => column.name === name)?.notNull === true,
  );
  const isRequired = key.match === 'full' ? notNull.some(Boolean) : notNull.every(Boolean);
  const isUnique = uniqueColumns(child).some((columns) =>
    columns.every((name) => key.columns.includes(name)),
  );
  return {
    parents: key.period ? 'one or more' : isRequired ? 'one' : 'zero or one',
    children: isUnique ? 'zero or one' : 'zero or more',
    identifying: key.columns.every((name) => child.primaryKey?.columns.includes(name)),
  };
}

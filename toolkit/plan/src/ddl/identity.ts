import { type Column, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * Returns the name of an identity column's sequence.
 *
 * @param table the column's table
 * @param column a column with an identity
 */
export function identitySequence(table: QualifiedName, column: Column): QualifiedName {
  return {
    schema: table.schema,
    name: column.identity?.sequenceName ?? generatedName(table.name, column.name, 'seq'),
  };
}

/**
 * Sets the type of an identity column's sequence, for which the column's definition has no clause.
 *
 * @param table the column's table
 * @param column a column with an identity
 */
export function identitySettings(table: QualifiedName, column: Column): string[] {
  const { type, minValue, maxValue } = column.identity ?? {};
  if (type === undefined) return [];
  // PostgreSQL would change a bound at the limit of the old type to the limit of the new one.
  const bounds = [
    ...(minValue === undefined ? [] : [` MINVALUE ${minValue}`]),
    ...(maxValue === undefined ? [] : [` MAXVALUE ${maxValue}`]),
  ];
  return [`ALTER ${target.sequence(identitySequence(table, column))} AS ${type}${bounds.join('')}`];
}

/** Makes an existing column an identity column. */
export function addIdentity(table: QualifiedName, column: Column, clause: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column.name)} ADD ${clause}`];
}

/** Drops the identity of a column and its sequence. */
export function dropIdentity(table: QualifiedName, column: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column)} DROP IDENTITY`];
}

import { type Column, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { target } from './target.ts';

/**
 * The sequence of an identity column.
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
 * What an identity column's sequence has beyond the column's definition, its comment and privileges: a type of
 * its own.
 *
 * @param table the column's table
 * @param column a column with an identity
 */
export function identitySettings(table: QualifiedName, column: Column): string[] {
  const { type, minValue, maxValue } = column.identity ?? {};
  if (type === undefined) return [];
  // A bound that is the limit of the column's type would become that of the other, so it is said again.
  const bounds = [
    ...(minValue === undefined ? [] : [` MINVALUE ${minValue}`]),
    ...(maxValue === undefined ? [] : [` MAXVALUE ${maxValue}`]),
  ];
  return [`ALTER ${target.sequence(identitySequence(table, column))} AS ${type}${bounds.join('')}`];
}

/** Makes a column that is there an identity column. */
export function addIdentity(table: QualifiedName, column: Column, clause: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column.name)} ADD ${clause}`];
}

/** Drops the identity of a column, and its sequence with it. */
export function dropIdentity(table: QualifiedName, column: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column)} DROP IDENTITY`];
}

import { type Column, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { commentOn } from './comment.ts';
import { generatedName } from './generated-name.ts';
import { changePrivileges } from './privilege.ts';
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
 * What an identity column's sequence has beyond the column's definition: a type of its own, a comment,
 * privileges.
 *
 * @param table the column's table
 * @param column a column with an identity
 */
export function identitySettings(table: QualifiedName & { owner?: string }, column: Column): string[] {
  const { type, comment, privileges } = column.identity ?? {};
  const on = target.sequence(identitySequence(table, column));
  return [
    ...(type === undefined ? [] : [`ALTER ${on} AS ${type}`]),
    ...(comment === undefined ? [] : commentOn(on, comment)),
    ...changePrivileges({ kind: 'sequence', on, owner: table.owner }, undefined, privileges),
  ];
}

/** Makes a column that is there an identity column. */
export function addIdentity(table: QualifiedName, column: Column, clause: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column.name)} ADD ${clause}`];
}

/** Makes an identity column a plain one; its sequence goes. */
export function dropIdentity(table: QualifiedName, column: string): string[] {
  return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column)} DROP IDENTITY`];
}

import { type Column, type Identity, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { optionsClause } from './foreign-options.ts';
import { sequenceOptions } from './sequence.ts';
import { target } from './target.ts';

/** The clauses of a column's definition that separate statements add. */
export interface ColumnParts {
  readonly default?: boolean;
  readonly notNull?: boolean;
  readonly identity?: boolean;
  readonly generated?: boolean;
}

/**
 * Returns a column's definition for `CREATE TABLE` and `ALTER TABLE … ADD COLUMN`.
 *
 * The syntax has no clause for storage, statistics and options; separate statements set them.
 *
 * @param column the column
 * @param table its table, in whose schema an identity's sequence is created
 * @param parts `false` for each clause to omit
 * @example columnDefinition({ name: 'id', type: 'integer', notNull: true }, orders) // '"id" integer NOT NULL'
 */
export function columnDefinition(column: Column, table: QualifiedName, parts: ColumnParts = {}): string {
  return `${quoteIdentifier(column.name)} ${column.type}${columnTail(column, table, parts)}`;
}

/** The clauses after the type in a column's definition, or after `WITH OPTIONS` in a typed table. */
export function columnTail(column: Column, table: QualifiedName, parts: ColumnParts = {}): string {
  const words: string[] = [];
  if (column.compression !== undefined) words.push(`COMPRESSION ${column.compression}`);
  if (column.foreignOptions) words.push(optionsClause(column.foreignOptions).trim());
  if (column.collation !== undefined) words.push(`COLLATE ${column.collation}`);
  if (column.default !== undefined && parts.default !== false) words.push(`DEFAULT ${column.default}`);
  if (column.generated && parts.generated !== false) words.push(generatedClause(column.generated));
  if (column.identity && parts.identity !== false) words.push(identityClause(column.identity, table));
  // CREATE TABLE does not accept NOT VALID.
  // A constraint that is only inherited is not declared.
  const { notValid, local } = column.notNullConstraint ?? {};
  if (column.notNull && parts.notNull !== false && !notValid && local !== false) {
    words.push(notNullClause(column));
  }
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

/** `NOT NULL`, with the constraint's name and `NO INHERIT` if set. */
function notNullClause(column: Pick<Column, 'notNullConstraint'>): string {
  const constraint = column.notNullConstraint;
  return [
    ...(constraint?.name === undefined ? [] : [`CONSTRAINT ${quoteIdentifier(constraint.name)}`]),
    'NOT NULL',
    ...(constraint?.noInherit ? ['NO INHERIT'] : []),
  ].join(' ');
}

/** `NOT NULL column` as a table element, for an inherited column. */
export function notNullElement(column: Column): string {
  const { name, noInherit, notValid } = column.notNullConstraint ?? {};
  return [
    ...(name === undefined ? [] : [`CONSTRAINT ${quoteIdentifier(name)}`]),
    `NOT NULL ${quoteIdentifier(column.name)}`,
    ...(noInherit ? ['NO INHERIT'] : []),
    ...(notValid ? ['NOT VALID'] : []),
  ].join(' ');
}

/**
 * Sets NOT NULL on a column of an existing table, with the constraint's name in the Model.
 *
 * @param table the table
 * @param column the column
 */
export function setNotNull(table: QualifiedName, column: Column): string[] {
  const { name, notValid, noInherit } = column.notNullConstraint ?? {};
  if (name === undefined && !notValid && !noInherit) {
    return [`ALTER ${target.table(table)} ALTER COLUMN ${quoteIdentifier(column.name)} SET NOT NULL`];
  }
  return [`ALTER ${target.table(table)} ADD ${notNullElement(column)}`];
}

/** `GENERATED ALWAYS AS (…) STORED` or `VIRTUAL`. */
export function generatedClause(generated: NonNullable<Column['generated']>): string {
  return `GENERATED ALWAYS AS (${generated.expression}) ${generated.kind.toUpperCase()}`;
}

/**
 * `GENERATED … AS IDENTITY (…)`.
 *
 * @param identity the identity
 * @param table the column's table, in whose schema the sequence is
 */
export function identityClause(identity: Identity, table: QualifiedName): string {
  const options = sequenceOptions(identity);
  if (identity.unlogged !== undefined) options.unshift(identity.unlogged ? 'UNLOGGED' : 'LOGGED');
  if (identity.sequenceName !== undefined) {
    options.unshift(`SEQUENCE NAME ${qualifiedName({ schema: table.schema, name: identity.sequenceName })}`);
  }
  const list = options.length === 0 ? '' : ` (${options.join(' ')})`;
  return `GENERATED ${identity.generation.toUpperCase()} AS IDENTITY${list}`;
}

import {
  type Check,
  type Deferrable,
  type Exclusion,
  type ForeignKey,
  type PrimaryKey,
  type QualifiedName,
  quoteIdentifier,
  type Table,
  type Unique,
} from '@trellis/model';
import { nameList, parameterList, qualifiedName } from '@trellis/model/internal';
import { target } from './target.ts';

/** A constraint of a table, of any kind but NOT NULL, which is its column's. */
export type TableConstraint =
  | { readonly kind: 'primary key'; readonly constraint: PrimaryKey }
  | { readonly kind: 'unique'; readonly constraint: Unique }
  | { readonly kind: 'foreign key'; readonly constraint: ForeignKey }
  | { readonly kind: 'check'; readonly constraint: Check }
  | { readonly kind: 'exclusion'; readonly constraint: Exclusion };

/** What is to be known of the table that a constraint is added to. */
export type ConstrainedTable = QualifiedName & Pick<Table, 'partitionBy'>;

/**
 * A constraint as `CREATE TABLE` and `ALTER TABLE … ADD` take it: `CONSTRAINT "name" …`.
 *
 * @example constraintDefinition({ kind: 'check', constraint: { name: 'positive', expression: 'price > 0' } })
 */
export function constraintDefinition(of: TableConstraint): string {
  return `CONSTRAINT ${quoteIdentifier(of.constraint.name)} ${constraintClause(of)}`;
}

/** A constraint without its name. */
function constraintClause(of: TableConstraint): string {
  switch (of.kind) {
    case 'primary key':
      return keyClause('PRIMARY KEY', of.constraint);
    case 'unique':
      return keyClause(
        of.constraint.nullsNotDistinct ? 'UNIQUE NULLS NOT DISTINCT' : 'UNIQUE',
        of.constraint,
      );
    case 'foreign key':
      return foreignKeyClause(of.constraint);
    case 'check':
      return checkClause(of.constraint);
    case 'exclusion':
      return of.constraint.definition;
  }
}

/**
 * Whether a table has the same key or exclusion under another name before: `CREATE TABLE` takes the two for one
 * and makes no second without a word, so that is added later.
 *
 * @param table all of the table
 * @param of one of its constraints
 */
export function isRepeated(
  { primaryKey, uniques, exclusions }: Pick<Table, 'primaryKey' | 'uniques' | 'exclusions'>,
  { kind, constraint }: TableConstraint,
): boolean {
  if (kind === 'exclusion')
    return (
      exclusions.find(({ definition }) => definition === constraint.definition)?.name !== constraint.name
    );
  if (kind !== 'unique') return false;
  const columns = JSON.stringify(constraint.columns);
  const first = [...(primaryKey ? [primaryKey] : []), ...uniques].find(
    (key) => JSON.stringify(key.columns) === columns,
  );
  return first?.name !== constraint.name;
}

/**
 * Adds a constraint to a table.
 *
 * A key of a partitioned table is added to that table only. The keys of its partitions are created on their own and
 * attached (`attachIndex`), which keeps their names.
 *
 * @param table the table
 * @param of the constraint
 */
export function addConstraint(table: ConstrainedTable, of: TableConstraint): string[] {
  const alone = table.partitionBy !== undefined && of.kind !== 'check' && of.kind !== 'foreign key';
  return [`ALTER TABLE ${alone ? 'ONLY ' : ''}${qualifiedName(table)} ADD ${constraintDefinition(of)}`];
}

/** Drops a constraint of a table. */
export function dropConstraint(table: QualifiedName, name: string): string[] {
  return [`ALTER ${target.table(table)} DROP CONSTRAINT ${quoteIdentifier(name)}`];
}

/** Attaches a partition's index to the partitioned table's. Attached already, it does nothing. */
export function attachIndex(index: QualifiedName, to: QualifiedName): string {
  return `ALTER ${target.index(to)} ATTACH PARTITION ${qualifiedName(index)}`;
}

/** A check's clause, of a table or a domain. */
export function checkClause(check: Check): string {
  return [
    `CHECK (${check.expression})`,
    ...(check.noInherit ? ['NO INHERIT'] : []),
    ...(check.notEnforced ? ['NOT ENFORCED'] : []),
    ...(check.notValid ? ['NOT VALID'] : []),
  ].join(' ');
}

/** A foreign key's clause. */
function foreignKeyClause(key: ForeignKey): string {
  const columns = (names: readonly string[]) =>
    names
      .map((name, i) => `${key.period && i === names.length - 1 ? 'PERIOD ' : ''}${quoteIdentifier(name)}`)
      .join(', ');
  const parts = [
    `FOREIGN KEY (${columns(key.columns)}) REFERENCES ${qualifiedName(key.references)} (${columns(key.references.columns)})`,
  ];
  if (key.match) parts.push(`MATCH ${key.match.toUpperCase()}`);
  if (key.onUpdate) parts.push(`ON UPDATE ${key.onUpdate.toUpperCase()}`);
  if (key.onDelete) parts.push(`ON DELETE ${key.onDelete.toUpperCase()}`);
  if (key.onDeleteColumns) parts.push(`(${nameList(key.onDeleteColumns)})`);
  parts.push(...deferrableClause(key));
  if (key.notEnforced) parts.push('NOT ENFORCED');
  if (key.notValid) parts.push('NOT VALID');
  return parts.join(' ');
}

/** `DEFERRABLE`, `INITIALLY DEFERRED`, or nothing. */
function deferrableClause(of: Deferrable): string[] {
  return [...(of.deferrable ? ['DEFERRABLE'] : []), ...(of.initiallyDeferred ? ['INITIALLY DEFERRED'] : [])];
}

function keyClause(words: string, key: PrimaryKey): string {
  const columns = nameList(key.columns) + (key.withoutOverlaps ? ' WITHOUT OVERLAPS' : '');
  const parts = [`${words} (${columns})`];
  if (key.include) parts.push(`INCLUDE (${nameList(key.include)})`);
  if (key.storageParameters) parts.push(`WITH (${parameterList(key.storageParameters)})`);
  if (key.tablespace !== undefined) parts.push(`USING INDEX TABLESPACE ${quoteIdentifier(key.tablespace)}`);
  return [...parts, ...deferrableClause(key)].join(' ');
}

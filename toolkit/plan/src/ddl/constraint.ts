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
import { nameList, parameterList, qualifiedName, same } from '@trellis/model/internal';
import { target } from './target.ts';

/** A table constraint of any kind except NOT NULL, which belongs to its column. */
export type TableConstraint =
  | { readonly kind: 'primary key'; readonly constraint: PrimaryKey }
  | { readonly kind: 'unique'; readonly constraint: Unique }
  | { readonly kind: 'foreign key'; readonly constraint: ForeignKey }
  | { readonly kind: 'check'; readonly constraint: Check }
  | { readonly kind: 'exclusion'; readonly constraint: Exclusion };

/** The properties of a table that affect how a constraint is added to it. */
export type ConstrainedTable = QualifiedName & Pick<Table, 'partitionBy'>;

/** Where a statement creates the index or key of a partitioned table. */
export interface IndexedTables {
  /** Also on its partitions, under names that PostgreSQL generates. Default: `false`. */
  readonly withPartitions?: boolean;
}

/**
 * The definition of a constraint for `CREATE TABLE` and `ALTER TABLE … ADD`: `CONSTRAINT "name" …`.
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
 * Returns whether an earlier key or exclusion constraint of the table differs only in its name. `CREATE TABLE`
 * silently merges the two, so the second has to be added by `ALTER TABLE`.
 *
 * @param table the table
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
  const first = [...(primaryKey ? [primaryKey] : []), ...uniques].find((key) =>
    same(key.columns, constraint.columns),
  );
  return first?.name !== constraint.name;
}

/**
 * Adds a constraint to a table.
 *
 * A key of a partitioned table is added to that table only. The keys of its partitions are created on their own and
 * attached (`attachIndex`), which keeps their names. The key is not valid until each partition has one.
 *
 * @param table the table
 * @param of the constraint
 * @param options whether a key is added to the partitions too
 */
export function addConstraint(
  table: ConstrainedTable,
  of: TableConstraint,
  { withPartitions = false }: IndexedTables = {},
): string[] {
  const isKey = of.kind !== 'check' && of.kind !== 'foreign key';
  const alone = isKey && table.partitionBy !== undefined && !withPartitions;
  return [`ALTER TABLE ${alone ? 'ONLY ' : ''}${qualifiedName(table)} ADD ${constraintDefinition(of)}`];
}

/** Drops a constraint of a table. */
export function dropConstraint(table: QualifiedName, name: string): string[] {
  return [`ALTER ${target.table(table)} DROP CONSTRAINT ${quoteIdentifier(name)}`];
}

/** Attaches a partition's index to the index of the partitioned table. Does nothing if it is attached already. */
export function attachIndex(index: QualifiedName, to: QualifiedName): string {
  return `ALTER ${target.index(to)} ATTACH PARTITION ${qualifiedName(index)}`;
}

/** The clause of a check constraint, of a table or a domain. */
export function checkClause(check: Check): string {
  return [
    `CHECK (${check.expression})`,
    ...(check.noInherit ? ['NO INHERIT'] : []),
    ...(check.notEnforced ? ['NOT ENFORCED'] : []),
    ...(check.notValid ? ['NOT VALID'] : []),
  ].join(' ');
}

/** The clause of a foreign key. */
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

/** `DEFERRABLE` and `INITIALLY DEFERRED`, if set. */
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

import {
  type Check,
  type Column,
  type Exclusion,
  type ForeignKey,
  type ForeignSource,
  type Identity,
  objectId,
  type PrimaryKey,
  type Table,
  type Unique,
} from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import { accessList } from './access.ts';
import { type ColumnRow, tableColumn } from './columns.ts';
import {
  type ColumnNames,
  type ConstraintRow,
  check,
  columnNames,
  exclusion,
  foreignKey,
  key,
} from './constraints.ts';
import { foreignOptions } from './foreign-data.ts';
import { type IndexRow, index, keyIndex } from './indexes.ts';
import type { ObjectIds } from './object-ids.ts';
import { type PolicyRow, policy } from './policies.ts';
import type { RelationRow } from './relations.ts';
import { type RuleRow, rule } from './rules.ts';
import { byName, compact, type Oid, optionRecord, type Scope, withComment, withOwner } from './scope.ts';
import { optionsOf, type SequenceRow } from './sequences.ts';
import { type TriggerRow, trigger } from './triggers.ts';
import { isGenerated } from './types.ts';

/** The objects that belong to tables and views, by relation. */
export interface Parts {
  readonly columns: ReadonlyMap<Oid, readonly ColumnRow[]>;
  readonly constraints: ReadonlyMap<Oid, readonly ConstraintRow[]>;
  readonly indexes: ReadonlyMap<Oid, readonly IndexRow[]>;
  readonly triggers: ReadonlyMap<Oid, readonly TriggerRow[]>;
  readonly rules: ReadonlyMap<Oid, readonly RuleRow[]>;
  readonly policies: ReadonlyMap<Oid, readonly PolicyRow[]>;
  /** The sequences of identity columns. */
  readonly identities: ReadonlyMap<Oid, readonly SequenceRow[]>;
}

/**
 * Converts a table to the form of the Model.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param row the table
 * @param parts the objects that belong to tables
 * @param ids collects the ids of the table and its parts
 */
export function table(scope: Scope, row: RelationRow, parts: Parts, ids: ObjectIds): Table {
  const columns = parts.columns.get(row.oid) ?? [];
  const names = columnNames(columns);
  const constraints = parts.constraints.get(row.oid) ?? [];
  const indexes = parts.indexes.get(row.oid) ?? [];
  const list = accessList(scope, 'table', row);
  nameParts(row, columns, names, parts, ids);
  const parents = row.parents ?? [];
  return compact({
    schema: row.schema,
    name: row.name,
    ...withComment(row),
    ...withOwner(row),
    privileges: list,
    columns: columns.map((column) => ({
      ...tableColumn(scope, column, row),
      ...identityOf(scope, row, column, parts),
      ...notNullOf(row, column, constraints),
    })),
    ...constraintsOf(constraints, indexes, names),
    indexes: byName(indexes.filter((one) => one.constraint === null).map((one) => index(one, names))),
    triggers: byName((parts.triggers.get(row.oid) ?? []).map(trigger).filter((one) => one !== undefined)),
    rules: byName((parts.rules.get(row.oid) ?? []).map(rule).filter((one) => one !== undefined)),
    policies: byName((parts.policies.get(row.oid) ?? []).map(policy)),
    rowSecurity: rowSecurity(row),
    unlogged: row.unlogged || undefined,
    partitionBy: row.partition_by ?? undefined,
    partitionOf: row.bound !== null && parents[0] ? { ...parents[0], bound: row.bound } : undefined,
    inherits: row.bound === null && parents.length > 0 ? parents : undefined,
    replicaIdentity: replicaIdentity(row),
    storageParameters: storageParameters(row),
    accessMethod: row.access_method === 'heap' ? undefined : (row.access_method ?? undefined),
    tablespace: row.tablespace ?? undefined,
    ofType: row.of_type ?? undefined,
    foreign: foreignSource(row),
  } satisfies Table);
}

/**
 * Returns the replica identity of a relation, if it is neither the default nor an index. The catalog says `nothing` of each
 * foreign table, for which it cannot be set.
 */
export function replicaIdentity(row: RelationRow): Table['replicaIdentity'] {
  if (row.foreign) return undefined;
  return row.replica_identity === 'f' ? 'full' : row.replica_identity === 'n' ? 'nothing' : undefined;
}

/** Returns the storage parameters of a relation; those of its TOAST table have the prefix `toast.`. */
export function storageParameters(row: RelationRow): Record<string, string> | undefined {
  return optionRecord([
    ...(row.options ?? []),
    ...(row.toast_options ?? []).map((option) => `toast.${option}`),
  ]);
}

/** Sets the ids of a table and its parts. */
function nameParts(
  row: RelationRow,
  columns: readonly ColumnRow[],
  names: ColumnNames,
  parts: Parts,
  ids: ObjectIds,
): void {
  const { schema, name } = row;
  ids.setRelation('table', row.oid, schema, name, names);
  for (const column of columns) {
    if (column.default_oid === null) continue;
    // A generated column's expression is part of the column.
    const kind = column.generated === '' ? 'default' : 'column';
    ids.set('pg_attrdef', column.default_oid, objectId(kind, [schema, name, column.name]));
  }
  const identities = parts.identities.get(row.oid) ?? [];
  for (const { oid, number } of identities) {
    const column = names.get(number ?? 0);
    if (column !== undefined) ids.set('pg_class', oid, objectId('column', [schema, name, column]));
  }
  const constraints = parts.constraints.get(row.oid) ?? [];
  for (const constraint of constraints) {
    const column = constraint.kind === 'n' ? names.get(constraint.columns?.[0] ?? 0) : undefined;
    const own =
      constraint.kind === 'f' && constraint.parent_relation === row.oid
        ? constraints.find((other) => other.oid === constraint.parent)
        : undefined;
    const id =
      constraint.kind === 't'
        ? objectId('trigger', [schema, name, constraint.name])
        : column === undefined
          ? objectId('constraint', [schema, name, (own ?? constraint).name])
          : objectId('column', [schema, name, column]);
    ids.set('pg_constraint', constraint.oid, id);
  }
  nameIndexes(row, parts, ids);
  for (const one of parts.triggers.get(row.oid) ?? []) {
    ids.set('pg_trigger', one.oid, objectId('trigger', [schema, name, one.name]));
  }
  for (const one of parts.rules.get(row.oid) ?? []) {
    ids.set('pg_rewrite', one.oid, objectId('rule', [schema, name, one.name]));
  }
  for (const one of parts.policies.get(row.oid) ?? []) {
    ids.set('pg_policy', one.oid, objectId('policy', [schema, name, one.name]));
  }
}

/** Sets the ids of a relation's indexes. The index of a constraint has the id of the constraint. */
export function nameIndexes(row: RelationRow, parts: Parts, ids: ObjectIds): void {
  for (const one of parts.indexes.get(row.oid) ?? []) {
    const id =
      one.constraint === null
        ? objectId('index', [row.schema, one.name])
        : objectId('constraint', [row.schema, row.name, one.name]);
    ids.set('pg_class', one.oid, id);
  }
}

function constraintsOf(
  rows: readonly ConstraintRow[],
  indexes: readonly IndexRow[],
  names: ColumnNames,
): Pick<Table, 'primaryKey' | 'uniques' | 'foreignKeys' | 'checks' | 'exclusions'> {
  const indexOf = (row: ConstraintRow) => {
    const found = indexes.find((one) => one.oid === row.index);
    if (!found) throw new Error(`Expected the index of the constraint ${row.name} in pg_index.`);
    return keyIndex(found);
  };
  let primaryKey: PrimaryKey | undefined;
  const uniques: Unique[] = [];
  const foreignKeys: ForeignKey[] = [];
  const checks: Check[] = [];
  const exclusions: Exclusion[] = [];
  for (const row of rows) {
    if (row.kind === 'p') primaryKey = key(row, indexOf(row), names);
    if (row.kind === 'u') uniques.push(key(row, indexOf(row), names));
    if (row.kind === 'x') exclusions.push(exclusion(row, indexOf(row)));
    if (row.kind === 'c') checks.push(check(row));
    const foreign = row.kind === 'f' ? foreignKey(row, names) : undefined;
    if (foreign) foreignKeys.push(foreign);
  }
  return {
    ...(primaryKey ? { primaryKey } : {}),
    uniques: byName(uniques),
    foreignKeys: byName(foreignKeys),
    checks: byName(checks),
    exclusions: byName(exclusions),
  };
}

/** Returns the identity of a column, read from its sequence. */
function identityOf(
  scope: Scope,
  row: RelationRow,
  column: ColumnRow,
  parts: Parts,
): { identity?: Identity } {
  if (column.identity === '') return {};
  const generation = column.identity === 'a' ? 'always' : 'by default';
  const sequence = (parts.identities.get(row.oid) ?? []).find((one) => one.number === column.number);
  // A partition uses the identity and sequence of its parent.
  if (!sequence) return {};
  return {
    identity: compact({
      generation,
      ...optionsOf(sequence),
      sequenceName: sequence.name === generatedName(row.name, column.name, 'seq') ? undefined : sequence.name,
      type: sequence.type === column.type ? undefined : sequence.type,
      unlogged: sequence.unlogged === row.unlogged ? undefined : sequence.unlogged,
      comment: sequence.comment ?? undefined,
      privileges: accessList(scope, 'sequence', sequence),
    } satisfies Identity),
  };
}

/** Returns the properties of a column's not-null constraint. Servers before version 18 do not store them. */
function notNullOf(
  row: RelationRow,
  column: ColumnRow,
  constraints: readonly ConstraintRow[],
): Pick<Column, 'notNullConstraint'> {
  const found = constraints.find((one) => one.kind === 'n' && one.columns?.[0] === column.number);
  if (!found) return {};
  const { name, local, valid, given_name: given } = found;
  const isPartition = row.bound !== null;
  const isGiven = given !== null && (isPartition || !local);
  // The name of an inherited constraint is left out unless it has another property.
  const isSpokenOf = isGiven && found.comment !== null;
  const isShown = !isGiven || isPartition || isSpokenOf;
  const isExpected = isGiven
    ? name === given && !isSpokenOf
    : isGenerated(name, row.name, column.name, 'not_null');
  const beyond = compact({
    name: isShown && !isExpected ? name : undefined,
    local: given !== null && !isPartition && local !== column.local ? local : undefined,
    notValid: valid ? undefined : (true as const),
    noInherit: found.no_inherit ? (true as const) : undefined,
    comment: found.comment ?? undefined,
  });
  return Object.keys(beyond).length === 0 ? {} : { notNullConstraint: beyond };
}

function foreignSource({ foreign }: RelationRow): ForeignSource | undefined {
  return foreign
    ? compact({ server: foreign.server, options: foreignOptions(foreign.options) } satisfies ForeignSource)
    : undefined;
}

function rowSecurity(row: RelationRow): Table['rowSecurity'] {
  if (row.row_security) return row.force_row_security ? 'forced' : 'enabled';
  return row.force_row_security ? 'forced only' : undefined;
}

import { objectId, type QualifiedName, type Table } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';
import {
  addConstraint,
  attachPartition,
  type ColumnParts,
  columnSettings,
  constraintSettings,
  createIndex,
  createPolicy,
  createRule,
  createTable,
  createTrigger,
  identitySequence,
  identitySettings,
  indexSettings,
  inheritedColumnSettings,
  isRepeated,
  ruleSettings,
  setDefault,
  type TableConstraint,
  tableSettings,
  target,
  triggerSettings,
} from '../ddl/index.ts';
import { type Add, attributes, grants, tableId } from './step-parts.ts';

/**
 * The steps that make a table and what hangs on it.
 *
 * @param table the table
 * @param tables all tables by id
 * @param apart whether its defaults and checks are steps of their own
 * @param add takes a step
 */
export function tableSteps(table: Table, tables: ReadonlyMap<string, Table>, apart: boolean, add: Add): void {
  const object = tableId(table);
  const part = (kind: 'column' | 'default' | 'constraint', name: string) =>
    objectId(kind, [table.schema, table.name, name]);
  const constraints = constraintsOf(table);
  const inline = constraints.filter((one) => isInline(table, one, apart));
  const parents = (table.inherits ?? []).map(tableId);
  const knownParents = parents.map((id) => tables.get(id)).filter((parent) => parent !== undefined);
  add({
    rank: 'table',
    object,
    makes: [
      object,
      ...table.columns.map((column) => part('column', column.name)),
      ...(apart ? [] : table.columns.map((column) => part('default', column.name))),
      ...inline.map((one) => part('constraint', one.constraint.name)),
    ],
    needs: parents,
    sql: createTable(namedNotNull(decided(table, knownParents), tables), {
      constraints: inline,
      parts: apart ? Object.fromEntries(table.columns.map((column) => [column.name, withoutDefault])) : {},
    }),
  });
  if (parents.length > 0) {
    add({
      rank: 'default',
      object,
      makes: [],
      needs: [object],
      sql: inheritedColumnSettings(table, knownParents),
    });
  }
  if (apart) {
    for (const column of table.columns) {
      if (column.default === undefined || (column.local === false && parents.length > 0)) continue;
      const id = part('default', column.name);
      add({
        rank: 'default',
        object: id,
        needs: [object],
        sql: setDefault(table, column.name, column.default),
      });
    }
  }
  if (table.partitionOf) {
    const needs = [object, tableId(table.partitionOf)];
    add({ rank: 'partition', object, makes: [`partition ${object}`], needs, sql: attachPartition(table) });
  }
  constraintSteps(table, constraints, inline, add);
  indexSteps(table, add);
  for (const rule of table.rules) {
    const id = objectId('rule', [table.schema, table.name, rule.name]);
    add({ rank: 'rule', object: id, needs: [object], sql: createRule(rule) });
    add({ rank: 'settings', object: id, makes: [], needs: [id], sql: ruleSettings(table, rule) });
    attributes(add, id, target.rule(table, rule.name), { comment: rule.comment });
  }
  for (const trigger of table.triggers) {
    const id = objectId('trigger', [table.schema, table.name, trigger.name]);
    add({ rank: 'trigger', object: id, needs: [object], sql: createTrigger(trigger) });
    add({ rank: 'settings', object: id, makes: [], needs: [id], sql: triggerSettings(table, trigger) });
    attributes(add, id, target.trigger(table, trigger.name), { comment: trigger.comment });
  }
  for (const policy of table.policies) {
    const id = objectId('policy', [table.schema, table.name, policy.name]);
    add({ rank: 'policy', object: id, needs: [object], sql: createPolicy(table, policy) });
    attributes(add, id, target.policy(table, policy.name), { comment: policy.comment });
  }
  settingSteps(table, add);
}

/** PostgreSQL wants to hear which default it shall be where parents differ, were it none. */
function decided(table: Table, parents: readonly Table[]): Table {
  if (parents.length < 2) return table;
  const columns = table.columns.map((column) => {
    if (column.default !== undefined || column.local === false) return column;
    const given = parents.flatMap((parent) =>
      parent.columns.filter((other) => other.name === column.name).flatMap((other) => other.default ?? []),
    );
    return new Set(given).size > 1 ? { ...column, default: 'NULL' } : column;
  });
  return { ...table, columns };
}

/** A partition whose NOT NULL is called as the partitioned table's, unless it has a name of its own. */
function namedNotNull(table: Table, tables: ReadonlyMap<string, Table>): Table {
  const { partitionOf } = table;
  if (!partitionOf) return table;
  const nameOf = (of: QualifiedName, column: string): string | undefined => {
    const above = tables.get(tableId(of));
    const found = above?.columns.find((one) => one.name === column);
    if (!above || !found?.notNull || found.notNullConstraint?.noInherit) return undefined;
    return (
      found.notNullConstraint?.name ??
      (above.partitionOf && nameOf(above.partitionOf, column)) ??
      generatedName(above.name, column, 'not_null')
    );
  };
  const columns = table.columns.map((column) => {
    if (!column.notNull || column.notNullConstraint?.name !== undefined) return column;
    const name = nameOf(partitionOf, column.name);
    return name === undefined
      ? column
      : { ...column, notNullConstraint: { ...column.notNullConstraint, name } };
  });
  return { ...table, columns };
}

const withoutDefault: ColumnParts = { default: false };

/** All constraints of a table. */
function constraintsOf(table: Table): TableConstraint[] {
  return [
    ...(table.primaryKey ? [{ kind: 'primary key', constraint: table.primaryKey } as const] : []),
    ...table.uniques.map((constraint) => ({ kind: 'unique', constraint }) as const),
    ...table.exclusions.map((constraint) => ({ kind: 'exclusion', constraint }) as const),
    ...table.checks.map((constraint) => ({ kind: 'check', constraint }) as const),
    ...table.foreignKeys.map((constraint) => ({ kind: 'foreign key', constraint }) as const),
  ];
}

/** Whether a constraint is written into CREATE TABLE. */
function isInline(table: Table, of: TableConstraint, apart: boolean): boolean {
  switch (of.kind) {
    case 'foreign key':
      return false;
    case 'check':
      // Within CREATE TABLE, NOT VALID has no effect; a parent's check comes from the parent.
      return (
        !apart &&
        !of.constraint.notValid &&
        (of.constraint.local !== false || table.partitionOf !== undefined)
      );
    default:
      return table.partitionBy === undefined && table.partitionOf === undefined && !isRepeated(table, of);
  }
}

/** Whether a parent gives a constraint, so that there is nothing to make. */
function isGiven(table: Table, of: TableConstraint): boolean {
  if (of.kind === 'foreign key') return of.constraint.local === false;
  return of.kind === 'check' && of.constraint.local === false && table.partitionOf === undefined;
}

function constraintSteps(
  table: Table,
  constraints: readonly TableConstraint[],
  inline: readonly TableConstraint[],
  add: Add,
): void {
  const object = tableId(table);
  for (const one of constraints) {
    const { name, comment } = one.constraint;
    const id = objectId('constraint', [table.schema, table.name, name]);
    if (!inline.includes(one) && !isGiven(table, one)) {
      const needs = [object];
      if (one.kind === 'foreign key') needs.push(tableId(one.constraint.references));
      const rank = one.kind === 'foreign key' || one.kind === 'check' ? one.kind : 'key';
      add({ rank, object: id, needs, sql: addConstraint(table, one) });
    }
    const needs = [id, ...(table.partitionOf ? [`partition ${object}`] : [])];
    add({ rank: 'index settings', object: id, makes: [], needs, sql: constraintSettings(table, one) });
    attributes(add, id, target.constraint(table, name), { comment });
  }
}

function indexSteps(table: Table, add: Add): void {
  for (const index of table.indexes) {
    const id = objectId('index', [table.schema, index.name]);
    add({ rank: 'index', object: id, needs: [tableId(table)], sql: createIndex(table, index) });
    add({ rank: 'index settings', object: id, makes: [], needs: [id], sql: indexSettings(table, index) });
    attributes(add, id, target.index({ schema: table.schema, name: index.name }), { comment: index.comment });
  }
}

/** What a table and its columns have beyond their definitions. */
function settingSteps(table: Table, add: Add): void {
  const object = tableId(table);
  const on = target.table(table);
  add({ rank: 'settings', object, makes: [], needs: [object], sql: tableSettings(table) });
  attributes(add, object, on, table);
  grants(add, object, { kind: 'table', on, owner: table.owner }, table);
  for (const column of table.columns) {
    const id = objectId('column', [table.schema, table.name, column.name]);
    add({ rank: 'settings', object: id, makes: [], needs: [object], sql: columnSettings(table, column) });
    attributes(add, id, target.column(table, column.name), { comment: column.comment });
    const { identity, notNullConstraint } = column;
    if (notNullConstraint?.comment !== undefined) {
      const name = notNullConstraint.name ?? generatedName(table.name, column.name, 'not_null');
      attributes(add, id, target.constraint(table, name), { comment: notNullConstraint.comment });
    }
    if (identity) {
      const sequence = target.sequence(identitySequence(table, column));
      add({ rank: 'settings', object: id, makes: [], needs: [object], sql: identitySettings(table, column) });
      attributes(add, id, sequence, { comment: identity.comment });
      grants(add, id, { kind: 'sequence', on: sequence, owner: table.owner }, identity);
    }
    grants(add, id, { kind: 'column', on, owner: table.owner, column: column.name }, column);
  }
}

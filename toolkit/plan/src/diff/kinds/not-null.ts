import { quoteIdentifier } from '@trellis/model';
import { qualifiedName } from '@trellis/model/internal';
import { setNotNull, target } from '../../ddl/index.ts';
import type { Hazard } from '../change/index.ts';
import {
  columnId,
  defaultId,
  isColumn,
  isMerged,
  type Node,
  type NodeOf,
  notNullId,
  tableId,
} from '../node/index.ts';
import {
  hazard,
  isCreated,
  isGone,
  isRecreated,
  type Kind,
  type PlanContext,
  type Print,
} from '../operation/index.ts';
import { fillNulls, fillOf, fillWhenAdded, isFilledWhenAdded, orderFill } from './backfill.ts';
import { isGivenByParent, isTakenByParent, leavesChildren } from './inherited.ts';
import { orderJoining } from './joining.ts';
import { tableIdOf } from './links.ts';
import { constraintName, generated, given, standingOf } from './not-null-name.ts';
import { isRelinked, notNullConsequences } from './not-null-rules.ts';
import { columnOf, tableOf } from './part-of.ts';

/**
 * `NOT NULL` of a column. From PostgreSQL 18 on it is a constraint, which children inherit and may have also of their
 * own. Before, it is an attribute of each column, and statements on a parent alter it in the children.
 */
export const notNullKind: Kind<'not null'> = {
  splitBy: 'key apart',
  isBeforeRows: () => true,
  isInheritedOneByOne: true,
  // Rows without a value get the declared one, or the default.
  runsCode: (_node, verb) => verb === 'create' || verb === 'alter',
  consequences: notNullConsequences,
  order(operation, operations) {
    orderJoining(operation, operations);
    if (operation.verb === 'drop' || operations.get('create', tableIdOf(operation.node))) return;
    // Existing rows may get the default, which calls what exists by then.
    for (const verb of ['create', 'alter'] as const)
      operations.order(operations.get(verb, defaultId(operation.node.path)), operation, 'not null');
    const column = operations.after.find('column', operation.node.parent);
    if (column && !operations.get('create', column.id)) orderFill(column, operation, operations);
  },
  create(node, context) {
    const above = given(node, context.after);
    if (isGivenByParent(node, context) && above && isGivenNow(node, above, context))
      return above.value.notValid && !node.value.notValid ? validated(node, context) : [];
    const column = columnOf(node, context.after);
    const { keepsNotNull, isRebuilt } = context;
    const name = constraintName(node, context.after);
    // In a rebuild the old table has the name that PostgreSQL generates; a partition has the name of its parent.
    const isNamed = isRebuilt(tableId(tableOf(node))) || name !== generated(node);
    const named = keepsNotNull && isNamed && { notNullConstraint: { ...column.notNullConstraint, name } };
    const fill = node.value.notValid ? undefined : valuesFor(node, context);
    return [
      ...(fill?.statements ?? []),
      ...setNotNull(tableOf(node), { ...column, ...named }).map((sql) => ({
        sql,
        hazards: node.value.notValid
          ? []
          : [
              ...(fill ? [] : [failsOnNull(column.name)]),
              hazard.scans('Reads every row of the table under an exclusive lock.'),
            ],
      })),
    ];
  },
  drop(node, context) {
    const above = given(node, context.before);
    if (above && isTakenByParent(node, context)) return [];
    // What is still inherited from one parent cannot be dropped, and is not dropped with another parent's.
    if (above && context.keepsNotNull && isKeptByParent(node, context)) return [];
    const table = tableOf(node);
    const on = leavesChildren(node.id, context) ? `TABLE ONLY ${qualifiedName(table)}` : target.table(table);
    return [`ALTER ${on} ALTER COLUMN ${quoteIdentifier(node.path[2] ?? '')} DROP NOT NULL`];
  },
  alter(from, to, context) {
    const [was, is] = [from.value, to.value];
    if (was.noInherit !== is.noInherit || (is.notValid && !was.notValid)) return 'replace';
    const [oldName, name] = [constraintName(from, context.before), constraintName(to, context.after)];
    const renamed = context.keepsNotNull && oldName !== name;
    if (renamed && isRenamedApart(from, oldName, context)) return 'replace';
    // A partition's is dropped with the partitioned table's.
    if (from.inherited === 'partition' && !to.inherited && !isRelinked(to, context)) return 'replace';
    // When a child joins a parent, its own NOT NULL remains its own.
    if (context.keepsNotNull && isRelinked(to, context)) {
      if (standingOf(from) === 'own' && to.inherited === 'child') return 'replace';
    } else if (context.keepsNotNull) {
      const [before, after] = [standingOf(from), standingOf(to)];
      // A partition's own merges with the partitioned table's; a child's would remain its own.
      const merges = before === 'own' && (after === 'both' || to.inherited === 'partition');
      if (before !== after && (renamed || !(merges || before === 'both'))) return 'replace';
      if (before === 'both' && after === 'parent') return 'replace';
      if (before === 'both' && renamed) return 'replace';
    }
    const alter = `ALTER ${target.table(tableOf(to))}`;
    return [
      ...(renamed
        ? [`${alter} RENAME CONSTRAINT ${quoteIdentifier(oldName)} TO ${quoteIdentifier(name)}`]
        : []),
      ...(was.notValid && !is.notValid ? validated(to, context) : []),
    ];
  },
  // A child's own NOT NULL of an inherited column has no place in the column's definition.
  foldsIntoCreate: (node, parent, operations) =>
    !node.value.notValid &&
    !isFilledWhenAdded(parent, operations) &&
    (node.inherited !== undefined || isMerged(node) || !isColumn(parent) || parent.inherited !== 'child'),
};

/** Whether a child's is created with the parent's: a constraint always, an attribute only when it is set or its column created. */
function isGivenNow(node: NodeOf<'not null'>, above: Node, context: PlanContext): boolean {
  if (context.keepsNotNull || context.action(node.parent ?? '') === 'create') return true;
  return [above.id, ...node.requires].some((id) => {
    const action = context.after.find('not null', id) ? context.action(id) : undefined;
    return isCreated(action);
  });
}

function isKeptByParent(node: NodeOf<'not null'>, context: PlanContext): boolean {
  return [...node.requires].some(
    (id) =>
      context.before.find('not null', id) &&
      context.after.nodes.get(node.id)?.requires.has(id) &&
      !isGone(context.action(id)),
  );
}

/** Whether it cannot be renamed: the child's, which RENAME renames as well, has another name, or the table is typed. */
function isRenamedApart(node: NodeOf<'not null'>, name: string, { before }: PlanContext): boolean {
  const id = tableId(tableOf(node));
  if (before.find('table', id)?.value.ofType !== undefined) return true;
  const links = [...before.dependentsOf('inheritance', id), ...before.dependentsOf('partition', id)];
  return links.some((child) => {
    const own = before.find('not null', notNullId(columnId(tableOf(child), node.path[2] ?? '')));
    return child.object !== id && own && standingOf(own) !== 'own' && constraintName(own, before) !== name;
  });
}

/**
 * The statements that give rows without a value one before NOT NULL is set; `undefined` if there is no value to give.
 * Nothing is left to do if the rows have got theirs with the column.
 */
function valuesFor(
  node: NodeOf<'not null'>,
  context: PlanContext,
): { readonly statements: readonly Print[] } | undefined {
  const { before, after } = context;
  const column = after.find('column', node.parent);
  const values = column && fillOf(column, after);
  if (!column || values === undefined) return undefined;
  const done = context.action(column.parent ?? '');
  if (done === 'create' || isRecreated(done)) return { statements: [] };
  const old = before.find('not null', node.id);
  if (old && !old.value.notValid) return { statements: [] };
  const isAdded = isCreated(context.action(column.id));
  const hasValues =
    isAdded &&
    (fillWhenAdded(column, context) !== undefined ||
      context.folded(column).some(({ id }) => id === defaultId(node.path)));
  return { statements: hasValues ? [] : [fillNulls(column, values, after)] };
}

function failsOnNull(column: string): Hazard {
  return hazard.mayFail(`Fails if ${column} is null in a row. Give such rows a value with backfill.`);
}

/** Validates a NOT NULL, after rows without a value have got one. */
function validated(node: NodeOf<'not null'>, context: PlanContext): readonly Print[] {
  const fill = valuesFor(node, context);
  return [
    ...(fill?.statements ?? []),
    {
      sql: `ALTER ${target.table(tableOf(node))} VALIDATE CONSTRAINT ${quoteIdentifier(constraintName(node, context.after))}`,
      hazards: fill ? [] : [failsOnNull(node.path[2] ?? '')],
    },
  ];
}

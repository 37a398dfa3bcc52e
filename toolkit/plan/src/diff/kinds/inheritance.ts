import { objectId, type QualifiedName, type Table } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import { columnId, idsOf, type Node, notNullId, tableId } from '../node/index.ts';
import type { Kind, PlanContext } from '../operation/index.ts';
import { standingOf } from './not-null-name.ts';
import { tableOf } from './part-of.ts';
import { leavesParentsEarly } from './rename-aside.ts';
import { orderRetyping } from './retyping-of-joined.ts';

type Catalogs = Pick<PlanContext, 'before' | 'after' | 'keepsNotNull'>;

/** What a table inherits from. */
export const inheritanceKind: Kind<'inheritance'> = {
  isLink: true,
  splitBy: 'key apart',
  // A child gets its columns from the parents with which it is created.
  rebuildsParent: true,
  create: (node) => node.value.map((parent) => `ALTER ${node.target} INHERIT ${qualifiedName(parent)}`),
  drop: (node) => node.value.map((parent) => `ALTER ${node.target} NO INHERIT ${qualifiedName(parent)}`),
  alter(from, to, context) {
    const gone = leftParents(tableOf(to), context);
    const added = to.value.filter((one) => isAmong(one, gone) || !isAmong(one, from.value));
    return [
      ...gone.map((parent) => `ALTER ${to.target} NO INHERIT ${qualifiedName(parent)}`),
      ...added.map((parent) => `ALTER ${to.target} INHERIT ${qualifiedName(parent)}`),
    ];
  },
  mustAlter: (_from, to, context) => leftParents(tableOf(to), context).length > 0,
  foldsIntoCreate: () => true,
  isBeforeRows: () => true,
  leavesBeforeRename: leavesParentsEarly,
  order(operation, operations) {
    orderRetyping(operation, operations);
    if (operation.verb !== 'create') return;
    // A child gets its columns from the parents as it is created, so the parents come first.
    for (const required of operation.node.requires)
      operations.order(
        operations.get('create', required),
        operations.get('create', operation.node.parent),
        'link',
      );
  },
};

/**
 * The parents that a table does not leave: new ones are added last, so those in between leave first.
 *
 * A column that only a parent gave becomes the table's own when the table leaves the parent, and remains so when the table
 * joins the parent again. So the table also leaves parents for a moment.
 *
 * @returns `undefined` if the table would not have the right columns of its own, whichever parents it leaves
 */
function keptParents(from: Table, to: Table, context: Catalogs): readonly QualifiedName[] | undefined {
  const [was, is] = [from.inherits ?? [], to.inherits ?? []];
  const kept = was.filter((parent) => isAmong(parent, is));
  const inOrder = kept.findIndex((parent, i) => !same(parent, is[i]));
  const most = inOrder < 0 ? kept : kept.slice(0, inOrder);
  for (let length = most.length; length >= 0; length -= 1) {
    const some = most.slice(0, length);
    if (
      keepsColumns(from, to, some, context) &&
      (some.length === most.length || keepsRest(to, some, context))
    )
      return some;
  }
  return undefined;
}

/** Whether altering a table can give it the right columns of its own and inherited columns. */
export function keepsLocality(from: Table, to: Table, context: PlanContext): boolean {
  return to.partitionOf !== undefined || keptParents(from, to, context) !== undefined;
}

/** The parents that an existing table leaves, perhaps to join them again. */
export function leftParents(table: QualifiedName, context: Catalogs): readonly QualifiedName[] {
  const [was, is] = [context.before, context.after].map((one) => one.find('table', tableId(table))?.value);
  if (!was?.inherits || !is || is.partitionOf) return [];
  const kept = keptParents(was, is, context) ?? was.inherits;
  return was.inherits.filter((parent) => !isAmong(parent, kept));
}

/** Whether a check or NOT NULL that is only inherited becomes the table's own, because the table leaves all that give it. */
export function isGivenByLeft(node: Node, context: PlanContext): boolean {
  const left = leftParents(tableOf(node), context);
  const givers = idsOf(node, 'inherited').flatMap((id) => context.before.nodes.get(id)?.table ?? []);
  return givers.length > 0 && givers.every((giver) => isAmong(giver, left));
}

/** Whether a table that keeps some of its parents has the right columns of its own. */
function keepsColumns(from: Table, to: Table, kept: readonly QualifiedName[], { after }: Catalogs): boolean {
  const gives = (column: string) => kept.some((parent) => after.nodes.has(columnId(parent, column)));
  return to.columns.every((column) => {
    const old = from.columns.find((one) => one.name === column.name);
    if (column.local === false) return gives(column.name) && (old === undefined || old.local === false);
    return old?.local !== false || !gives(column.name);
  });
}

/** Whether the checks and NOT NULLs that a table only inherits come from parents that it keeps. */
function keepsRest(to: Table, kept: readonly QualifiedName[], { after, keepsNotNull }: Catalogs): boolean {
  const isGiven = (idIn: (parent: QualifiedName) => string) =>
    kept.some((parent) => after.nodes.has(idIn(parent)));
  return (
    to.checks.every(
      ({ name, local }) =>
        local !== false || isGiven((parent) => objectId('constraint', [parent.schema, parent.name, name])),
    ) &&
    to.columns.every((column) => {
      const notNull = after.nodes.get(notNullId(columnId(to, column.name)));
      if (!keepsNotNull || !notNull || standingOf(notNull) !== 'parent') return true;
      return isGiven((parent) => notNullId(columnId(parent, column.name)));
    })
  );
}

function isAmong(parent: QualifiedName, list: readonly QualifiedName[]): boolean {
  return list.some((other) => other.schema === parent.schema && other.name === parent.name);
}

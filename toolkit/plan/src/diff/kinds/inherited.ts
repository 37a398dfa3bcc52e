import { objectId, type QualifiedName, quoteIdentifier } from '@trellis/model';
import { qualifiedName, same } from '@trellis/model/internal';
import {
  type Catalog,
  defaultId,
  idsOf,
  inheritanceLink,
  isColumn,
  type Node,
  type NodeOf,
  notNullId,
  partitionLink,
  tableId,
} from '../node/index.ts';
import { isGone, type PlanContext } from '../operation/index.ts';
import { tableOf } from './part-of.ts';

/**
 * Whether the statement that creates the part of a parent table creates this one as well. It does not in a partition
 * that is attached later: that is created as a table of its own, with all of its parts.
 */
export function isGivenByParent(node: Node, context: PlanContext): boolean {
  if (!node.inherited || !node.table) return false;
  const link = partitionLink(node.table);
  return !context.after.nodes.has(link) || context.action(link) === undefined;
}

/** Whether the statement that drops the part of a parent table drops this one as well. */
export function isTakenByParent(node: Node, context: PlanContext): boolean {
  if (!node.inherited || !node.table) return false;
  if (node.inherited === 'partition') return context.action(partitionLink(node.table)) === undefined;
  const parents = context.after.find('inheritance', inheritanceLink(node.table))?.value ?? [];
  return [...node.requires].some((id) => {
    const above = context.before.nodes.get(id);
    return (
      above !== undefined &&
      (context.kindOf(node).isInheritedOneByOne ? isColumn(above) : above.kind === node.kind) &&
      parents.some((parent) => same(parent, above.table)) &&
      isGone(context.action(id)) &&
      !leavesChildren(id, context)
    );
  });
}

/**
 * Whether a parent's column, check or NOT NULL is dropped from the parent only, because a child that inherits it keeps
 * it.
 *
 * @param id the parent's node
 */
export function leavesChildren(
  id: string,
  context: Pick<PlanContext, 'before' | 'after' | 'action' | 'kindOf'> & { readonly keepsNotNull?: boolean },
): boolean {
  const node = context.before.nodes.get(id);
  if (!node) return false;
  const { kind } = node;
  const { isInheritedOneByOne } = context.kindOf(node);
  if (isInheritedOneByOne && childKeeps(node, context)) return true;
  return [...(context.before.dependents.get(id) ?? [])].some((dependent) => {
    const child = context.before.nodes.get(dependent);
    if (child?.kind !== kind || child?.inherited !== 'child') return false;
    if (isGone(context.action(dependent))) return leavesChildren(dependent, context);
    const after = context.after.nodes.get(dependent);
    // Without a constraint, NOT NULL is dropped with any parent's; a constraint is dropped with the last parent's.
    if (isInheritedOneByOne && after && context.keepsNotNull === false) return true;
    return ![...(after?.requires ?? [])].some((one) => context.after.nodes.get(one)?.kind === kind);
  });
}

/** Whether a child has NOT NULL also of its own, and keeps it when its parent's is dropped. */
function childKeeps(
  { id, table, path }: Node,
  context: Pick<PlanContext, 'before' | 'after' | 'action'>,
): boolean {
  const parent = table && tableId(table);
  return context.before.dependentsOf('inheritance', parent).some((child) => {
    if (child.object === parent) return false;
    const own = context.before.nodes.get(notNullId(objectId('column', [...child.path, path[2] ?? ''])));
    return (
      own !== undefined &&
      idsOf(own, 'merged').includes(id) &&
      context.after.nodes.has(own.id) &&
      !isGone(context.action(own.id))
    );
  });
}

/** Whether a partition's index is dropped with the partitioned table's index that it is attached to. */
export function isTakenWithIndex(node: Node, to: QualifiedName, context: PlanContext): boolean {
  if (!node.table) return false;
  const isKept = context.action(partitionLink(node.table)) === undefined;
  if (!isKept && context.action(tableId(node.table)) !== 'drop') return false;
  const parent = [...node.requires].find((id) => {
    const required = context.before.nodes.get(id);
    return (
      required?.path[0] === to.schema && required.path.at(-1) === to.name && required.parent !== node.parent
    );
  });
  const action = parent === undefined ? undefined : context.action(parent);
  return isGone(action);
}

/** Whether other tables are children or partitions of a table. */
export function hasChildren(table: string, catalog: Catalog): boolean {
  return [...catalog.dependentsOf('inheritance', table), ...catalog.dependentsOf('partition', table)].some(
    (link) => link.object !== table,
  );
}

/** Drops a parent's default that the child does not have. */
export function withoutParentsDefault(node: NodeOf<'column'>, context: PlanContext): string[] {
  const hasParents = [...node.requires, ...idsOf(node, 'merged')].some((id) => {
    const above = context.after.find('column', id);
    return above !== undefined && context.after.nodes.has(defaultId(above.path));
  });
  return hasParents && node.value.default === undefined && !node.value.generated
    ? [
        `ALTER TABLE ONLY ${qualifiedName(tableOf(node))} ALTER COLUMN ${quoteIdentifier(node.value.name)} DROP DEFAULT`,
      ]
    : [];
}

import { same } from '@trellis/model/internal';
import {
  type Catalog,
  idsOf,
  inheritanceId,
  inheritanceLink,
  isMerged,
  type Node,
  type NodeOf,
  partitionLink,
  tableId,
} from '../node/index.ts';
import {
  type Consequence,
  isCreated,
  isGone,
  type Operation,
  type Operations,
  type PlanContext,
} from '../operation/index.ts';
import { isGivenByLeft, leftParents } from './inheritance.ts';
import { tableIdOf } from './links.ts';
import { constraintName, standingOf } from './not-null-name.ts';
import { tableOf } from './part-of.ts';

/**
 * Orders a child's NOT NULL before the child joins a parent that has one. Where the child is to have the parent's only,
 * its own is dropped before, and the parent's is created after.
 */
export function orderJoining({ node, verb }: Operation, operations: Operations): void {
  if (verb !== 'create' && verb !== 'alter') return;
  const table = tableIdOf(node);
  const links = (of: string) =>
    (['create', 'alter'] as const).flatMap((one) => operations.get(one, inheritanceId(of)) ?? []);
  const own = operations.after.find('not null', node.id);
  if (own && !operations.get('create', table) && !isGivenByRecreated(own, operations))
    for (const link of links(table)) operations.order(operations.get(verb, node.id), link, 'inheritance');
  const drop = operations.get('drop', node.id);
  if (verb !== 'create' || !drop || operations.get('create', table)) return;
  for (const { object: child } of operations.after.dependentsOf('inheritance', table)) {
    // A table that is created with its parents has what they have.
    if (child === table || operations.get('create', child)) continue;
    for (const link of links(child)) {
      operations.order(drop, link, 'inheritance');
      operations.order(link, operations.get('create', node.id), 'inheritance');
    }
  }
}

/** Whether a NOT NULL is inherited from one that is created. */
function isGivenByRecreated(node: Node, operations: Operations): boolean {
  return (
    node.inherited !== undefined &&
    idsOf(node, 'inherited').some((id) => operations.get('create', id) !== undefined)
  );
}

/** The NOT NULLs and links that have to be replaced because PostgreSQL cannot alter how children inherit them. */
export function notNullConsequences(context: PlanContext): readonly Consequence[] {
  const { before, after, action, isRebuilt, keepsNotNull } = context;
  if (!keepsNotNull) return [];
  const isOpen = (id: string) => !isGone(action(id)) && !isRebuilt(id);
  const inherited = before.ofKind('not null').flatMap((node): Consequence[] => {
    const to = after.find('not null', node.id);
    const ids = to && !becomesOwn(node, to, context) ? inheritedOtherwise(node, to, context) : [];
    return ids.filter((id) => isOpen(id) && after.nodes.has(id)).map((id) => [id, node.object]);
  });
  const joined = after.ofKind('not null').flatMap((node) =>
    joinedNotNull(node, context)
      .filter(isOpen)
      .map((id): Consequence => [id, node.object]),
  );
  return [...inherited, ...joined];
}

/** The parents' NOT NULLs that a child would inherit by joining them: it must have its own by then. */
function joinedNotNull(node: NodeOf<'not null'>, context: PlanContext): readonly string[] {
  const { before, isRebuilt } = context;
  if (node.inherited !== 'child') return [];
  const table = tableId(tableOf(node));
  const old = before.nodes.get(node.id);
  if (!before.nodes.has(table) || isRebuilt(table) || old?.inherited) return [];
  // A new column that is inherited has its NOT NULL.
  if (!old && !before.nodes.has(node.parent ?? '')) return [];
  if (!isRelinked(node, context)) return [];
  return [...node.requires].filter((id) => before.find('not null', id));
}

/** Whether a NOT NULL becomes the table's own too, because the table leaves the parents that give it and joins them again. */
function becomesOwn(node: NodeOf<'not null'>, to: NodeOf<'not null'>, context: PlanContext): boolean {
  if (standingOf(node) !== 'parent' || standingOf(to) !== 'both') return false;
  if (constraintName(node, context.before) !== constraintName(to, context.after)) return false;
  return isGivenByLeft(node, context);
}

/**
 * The parents' NOT NULLs where a child's is its own and inherited and then only one of the two, or the reverse: a
 * child's own has to be created or dropped first. The link of a partition whose NOT NULL gets another name, which is
 * possible only while it is detached.
 */
function inheritedOtherwise(
  node: NodeOf<'not null'>,
  to: NodeOf<'not null'>,
  { before, after, action }: PlanContext,
): readonly string[] {
  const [was, is] = [standingOf(node), standingOf(to)];
  const link = to.table ? [partitionLink(to.table)] : [];
  // A recreated one would have the name of the partitioned table's.
  const isGivenByRecreated = idsOf(node, 'inherited').some((id) => isCreated(action(id)));
  if (
    node.inherited === 'partition' &&
    to.inherited &&
    to.table &&
    to.value.name !== undefined &&
    isGivenByRecreated
  )
    return link;
  const isRenamed = constraintName(node, before) !== constraintName(to, after);
  if (was === is && to.inherited === 'partition' && isRenamed && node.value.name !== to.value.name)
    return link;
  const isInvalidated = to.value.notValid && !node.value.notValid;
  if (was === 'own' || is === 'own' || (was === is && !(was === 'both' && isRenamed) && !isInvalidated))
    return [];
  const above = isMerged(to) ? idsOf(to, 'merged') : [...to.requires];
  return above.filter((id) => [before, after].every((side: Catalog) => side.find('not null', id)));
}

/** Whether a table gets another parent, or leaves one. */
export function isRelinked(node: Node, context: PlanContext): boolean {
  const { before, after } = context;
  const table = tableOf(node);
  return (
    [partitionLink(table), inheritanceLink(table)].some(
      (link) => !same(before.nodes.get(link)?.value, after.nodes.get(link)?.value),
    ) || leftParents(table, context).length > 0
  );
}

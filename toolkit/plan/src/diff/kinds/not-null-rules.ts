import { same } from '@trellis/model/internal';
import {
  type Catalog,
  idsOf,
  inheritanceLink,
  isMerged,
  type Node,
  type NodeOf,
  partitionLink,
} from '../node/index.ts';
import { type Consequence, isCreated, isGone, type PlanContext } from '../operation/index.ts';
import { isGivenByLeft, leftParents } from './inheritance.ts';
import { replacedToJoin } from './joining.ts';
import { constraintName, standingOf } from './not-null-name.ts';
import { tableOf } from './part-of.ts';

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
    // A new column that is inherited has its NOT NULL.
    before.nodes.has(node.parent ?? '') && isRelinked(node, context) ? replacedToJoin(node, context) : [],
  );
  return [...inherited, ...joined];
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

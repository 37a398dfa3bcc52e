import { objectId } from '@trellis/model';
import { isIndexed, partitionLink } from './flatten/attached.ts';
import { isGone } from './kinds/inherited.ts';
import type { NodeAction, Surroundings } from './kinds/kind.ts';
import { constraintName, isRelinked, standingOf } from './kinds/not-null.ts';
import type { Node, NodeOf } from './node.ts';
import { loosened } from './owned-sequences.ts';
import { entangled } from './persistence-rules.ts';

/**
 * What has to be made anew since PostgreSQL cannot take back by itself what ties something else to it: an index
 * of a partitioned table whose partition's is to be attached no more or goes, a check of a parent whose child's
 * is to be its own no more, an index that attaching a partition would take for another, foreign keys around a
 * circle of tables that become logged or unlogged.
 *
 * @param around what is done so far
 * @returns the ids of the nodes to replace that nothing is done to yet, with the object for whose sake
 */
export function consequences(around: Surroundings): Map<string, string> {
  const found = new Map<string, string>();
  const changesPersistence = (table: string) => {
    const action = around.action(`setting persistence ${table}`);
    return action === 'create' || action === 'drop';
  };
  for (const id of entangled(around.before, changesPersistence))
    if (!isGone(around.action(id)) && around.after.nodes.has(id))
      found.set(id, around.before.nodes.get(id)?.parent ?? id);
  for (const id of loosened(around)) if (!isGone(around.action(id))) found.set(id, id);
  for (const node of around.before.nodes.values())
    for (const id of [...unattached(node, around), ...disowned(node, around), ...mistaken(node, around)])
      if (!isGone(around.action(id)) && !around.isRebuilt(id) && around.after.nodes.has(id))
        found.set(id, node.object);
  for (const node of around.after.nodes.values())
    for (const id of joined(node, around))
      if (!isGone(around.action(id)) && !around.isRebuilt(id)) found.set(id, node.object);
  return found;
}

/** The parents' NOT NULL that a child gets by joining them: it would have to have its own by then. */
function joined(node: Node, around: Surroundings): readonly string[] {
  if (node.kind !== 'not null' || node.inherited !== 'child' || !around.keepsNotNull) return [];
  const table = objectId('table', node.path.slice(0, 2));
  const old = around.before.nodes.get(node.id);
  if (!around.before.nodes.has(table) || around.isRebuilt(table) || old?.inherited) return [];
  // A column that comes by the parent brings it along.
  if (!old && !around.before.nodes.has(node.parent ?? '')) return [];
  if (!isRelinked(node, around)) return [];
  return [...node.requires].filter((id) => around.before.nodes.get(id)?.kind === 'not null');
}

/** The index that a partition's is attached to, where the partition stays and its index does not. */
function unattached(node: Node, around: Surroundings): readonly string[] {
  if (node.kind !== 'setting' || node.value.name !== 'attached to' || !node.table) return [];
  const parted = [...node.requires].find((id) => id.startsWith('partition '));
  if (parted === undefined || around.action(parted) !== undefined) return [];
  if (!isUndone(around.action(node.id)) && !isGone(around.action(node.parent ?? ''))) return [];
  return [...node.requires].filter((id) => id !== node.parent && isIndexed(around.before.nodes.get(id)));
}

/** The parents' checks where a child's is its own too and then comes from them alone. */
function disowned(node: Node, around: Surroundings): readonly string[] {
  const to = around.after.nodes.get(node.id);
  if (node.kind === 'not null') return to?.kind === node.kind ? otherwiseNotNull(node, to, around) : [];
  if (node.kind !== 'check' || node.merged === undefined || to?.inherited !== 'child') return [];
  return [...to.requires].filter((id) => around.after.nodes.get(id)?.kind === 'check');
}

/**
 * The parents' NOT NULL where a child's is its own beside theirs and then is not, or the other way round: a child's
 * own has to be there first, or gone. The link of a partition whose NOT NULL gets another name, which it can only
 * by itself.
 */
function otherwiseNotNull(
  node: NodeOf<'not null'>,
  to: NodeOf<'not null'>,
  around: Surroundings,
): readonly string[] {
  if (!around.keepsNotNull) return [];
  const [was, is] = [standingOf(node), standingOf(to)];
  // Given anew, it would be called as the partitioned table's.
  const isGivenAnew = [...node.requires].some(
    (id) => id.startsWith('not null ') && isMade(around.action(id)),
  );
  if (
    node.inherited === 'partition' &&
    to.inherited &&
    to.table &&
    to.value.name !== undefined &&
    isGivenAnew
  )
    return [partitionLink(to.table)];
  const isRenamed = constraintName(node, around.before) !== constraintName(to, around.after);
  if (was === is && to.inherited === 'partition' && isRenamed && node.value.name !== to.value.name)
    return to.table ? [partitionLink(to.table)] : [];
  const isDoubted = to.value.notValid && !node.value.notValid;
  if (was === 'own' || is === 'own' || (was === is && !(was === 'both' && isRenamed) && !isDoubted))
    return [];
  const above = to.merged ?? [...to.requires];
  return above.filter((id) =>
    [around.before, around.after].every((side) => side.nodes.get(id)?.kind === 'not null'),
  );
}

/**
 * An index that attaching a partition would take for another or would want one for: it is there once the
 * partition is attached.
 */
function mistaken(node: Node, around: Surroundings): readonly string[] {
  const to = isIndexed(node) ? around.after.nodes.get(node.id) : undefined;
  return [...(to?.requires ?? [])].some((id) => id.startsWith('partition ') && isMade(around.action(id)))
    ? [node.id]
    : [];
}

function isMade(action: NodeAction | undefined): boolean {
  return action === 'create' || action === 'replace';
}

function isUndone(action: NodeAction | undefined): boolean {
  return isGone(action) || action === 'alter';
}

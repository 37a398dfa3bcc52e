import { same } from '@trellis/model/internal';
import {
  idsOf,
  inheritanceId,
  inheritanceLink,
  isMerged,
  type Node,
  partitionId,
  tableId,
} from '../node/index.ts';
import type { Operation, Operations } from '../operation/index.ts';
import { leftParents } from './inheritance.ts';
import { leavesChildren } from './inherited.ts';
import { holdsName } from './rename-aside.ts';

/** Orders the drop or alteration of a part after its table leaves the parents: the part is then the table's own. */
export function orderAfterUnlink(operation: Operation, operations: Operations): void {
  for (const unlink of unlinksOf(operation.node, operations))
    operations.order(unlink, operation, 'inheritance');
  const { inherited, table } = operation.node;
  if (!inherited || !table) return;
  const link = operations.get('alter', inheritanceLink(table));
  if (!link || !isUnlinkedAlone(link, operations)) return;
  const above = dropsAbove(operation, link, operations);
  if (above.length === 0) operations.order(link, operation, 'inheritance');
  // The parents' drops drop it as well while it is still inherited, although the table leaves the parents for a moment.
  for (const drop of above) operations.order(drop, link, 'inheritance');
}

/** The drops of the parents' parts that drop a child's as well, if the child leaves these parents for a moment only. */
function dropsAbove(
  { node, verb, kind }: Operation,
  { node: { value } }: Operation,
  operations: Operations,
): readonly Operation[] {
  const { inherited, table, requires } = node;
  if (verb !== 'drop' || inherited !== 'child' || !table || kind.isInheritedOneByOne) return [];
  const left = leftParents(table, operations);
  const isAmong = (one: unknown, list: readonly unknown[]) => list.some((other) => same(one, other));
  const givers = [...requires].filter((id) => isSamePartOfAnother(node, operations.before.nodes.get(id)));
  const drops = givers.flatMap((id) => operations.get('drop', id) ?? []);
  const areLeft = drops.some((drop) => isAmong(drop.node.table, left));
  const areKept = drops.every((drop) => isAmong(drop.node.table, value as readonly unknown[]));
  return areLeft && areKept && drops.length === givers.length ? drops : [];
}

/** The statements by which the table of an inherited or merged part leaves all of its parents. */
export function unlinksOf(node: Node, operations: Operations): readonly Operation[] {
  const { inherited, table } = node;
  if (!table || (!inherited && !isMerged(node))) return [];
  const id = tableId(table);
  return [partitionId(id), inheritanceId(id)].flatMap((link) => {
    const unlink = operations.get('drop', link);
    return unlink && isUnlinkedAlone(unlink, operations) ? [unlink] : [];
  });
}

/** Whether a table leaves its parents by a statement of its own, rather than because the table is dropped. */
export function isUnlinkedAlone(link: Operation, operations: Operations): boolean {
  const { node, kind } = link;
  return operations.get('rename aside', node.parent)
    ? holdsName(node) || kind.leavesBeforeRename?.(node, operations) === true
    : !operations.get('drop', node.parent);
}

/** Whether a node is the same part of another table. */
export function isSamePartOfAnother({ kind, parent }: Node, above: Node | undefined): boolean {
  return above?.kind === kind && above.parent !== parent;
}

/** Whether a parent's part is dropped first, because the child's is not dropped with it. */
export function isDroppedAfterParents(
  above: Operation | undefined,
  child: Operation,
  operations: Operations,
): boolean {
  const { node, kind } = child;
  if (!above || above.node.kind !== node.kind || node.inherited !== 'child') return false;
  if (isDroppedWithTable(node, operations)) return false;
  if (kind.isInheritedOneByOne) return !operations.get('drop', above.node.parent);
  const { before, after, kindOf } = operations;
  const action = (id: string) => (operations.get('drop', id) ? 'drop' : undefined);
  return leavesChildren(above.node.id, { before, after, action, kindOf });
}

/** The id of the table that a node is a part of. */
export function tableIdOf({ table }: Node): string {
  return tableId(table ?? { schema: '', name: '' });
}

/** Whether the table that a node is a part of is dropped, and not rebuilt. */
export function isDroppedWithTable(node: Node, operations: Operations): boolean {
  const id = tableIdOf(node);
  return operations.get('drop', id) !== undefined && !operations.get('rename aside', id);
}

/** The drop of a node, and the drops of the parents' nodes that drop it as well. */
export function dropsOf(id: string, operations: Operations): Operation[] {
  const operation = operations.get('drop', id);
  if (!operation) return [];
  const { node } = operation;
  const above = node.inherited === 'child' ? [...node.requires].filter((one) => one !== node.parent) : [];
  return [operation, ...above.flatMap((one) => dropsOf(one, operations))];
}

/** The alteration of a node, and the alterations of the parents' nodes that alter it as well. */
export function altersOf(id: string, operations: Operations, seen = new Set<string>()): Operation[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const operation = operations.get('alter', id);
  if (!operation) return [];
  const { node } = operation;
  const above = [...(node.inherited ? node.requires : []), ...idsOf(node, 'merged')];
  return [
    operation,
    ...above.filter((one) => one !== node.parent).flatMap((one) => altersOf(one, operations, seen)),
  ];
}

import { quoteIdentifier } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { attachPartition, detachPartition, target } from '../../ddl/index.ts';
import {
  type Catalog,
  idsOf,
  type Node,
  type NodeOf,
  notNullId,
  partitionId,
  settingId,
  tableId,
} from '../node/index.ts';
import type { Kind, Operation, Operations, PlanContext } from '../operation/index.ts';
import { isSamePartOfAnother, isUnlinkedAlone } from './links.ts';
import { ownTable } from './part-of.ts';

/** Partitions of partitioned tables. */
export const partitionKind: Kind<'partition'> = {
  isLink: true,
  // The rows are checked against the bounds, which can be of expressions.
  runsCode: (_node, verb) => verb === 'create',
  create: (node, context) => attachPartition(ownTable(node, context.after)),
  drop(node, context) {
    const table = ownTable(node, context.before);
    const detach = detachPartition(table);
    if (context.action(node.object) === 'drop') return detach;
    // A detached table keeps its copies of the foreign keys, unless they were dropped with the partitioned table's.
    const copies = table.foreignKeys.filter((key) => key.local === false);
    return [
      ...detach,
      ...copies.map(
        ({ name }) => `ALTER ${target.table(table)} DROP CONSTRAINT IF EXISTS ${quoteIdentifier(name)}`,
      ),
    ];
  },
  isBeforeRows: (node, required) => required !== node.parent,
  copiedBefore: (node, operations) => operations.get('copy rows', rebuiltAbove(node, operations)),
  isDroppedAlone: (node, operations) =>
    rebuiltAbove(node, operations) === undefined && isReferredTo(node, operations),
  order(operation, operations) {
    if (operation.verb === 'create') orderAttach(operation, operations);
    // A partition is detached before its common parts with the parent are altered: then each is altered by itself.
    if (operation.verb === 'drop')
      for (const common of idsOf(operation.node, 'after'))
        operations.order(operation, operations.get('alter', common), 'inheritance');
  },
};

/**
 * The partitioned table that is rebuilt above a partition which is dropped. Its rows are in the partition until they are
 * copied.
 *
 * @param link the node that makes the table a partition
 */
function rebuiltAbove(link: NodeOf<'partition'>, operations: Operations): string | undefined {
  const { before } = operations;
  for (let at: Node | undefined = link; at; ) {
    const { object } = at;
    if (!operations.get('drop', object) || operations.get('rename aside', object)) return undefined;
    const isChanged = (id: string) =>
      (['drop', 'alter', 'rename aside'] as const).some((verb) => operations.get(verb, id));
    if (usesWhatChanges(object, before, isChanged)) return undefined;
    const [table] = idsOf(at, 'link');
    if (table === undefined || operations.get('copy rows', table)) return table;
    at = before.nodes.get(partitionId(table));
  }
  return undefined;
}

/**
 * Whether a part of a table uses what is dropped or altered, so that the part has to be dropped before the rows of the table
 * can be copied.
 */
function usesWhatChanges(table: string, before: Catalog, isChanged: (id: string) => boolean): boolean {
  return [...(before.dependents.get(table) ?? [])].some((id) => {
    const part = before.nodes.get(id);
    if (!part || part.parent !== table || part.kind === 'partition') return false;
    return [...part.requires].some((required) => {
      const used = before.nodes.get(required);
      if (required === table || (used && isOfSameTable(part, used)) || isSamePartOfAnother(part, used))
        return false;
      return isChanged(required);
    });
  });
}

/** Whether two nodes are parts of the same table. */
function isOfSameTable({ table }: Node, other: Node): boolean {
  return table !== undefined && same(table, other.table);
}

/** Whether the rows of a dropped table are copied first: it is a partition of a table that is rebuilt. */
export function isCopiedFirst(
  { id: table, value }: NodeOf<'table'>,
  { before, action, isRebuilt }: PlanContext,
): boolean {
  const isChanged = (id: string) => action(id) !== undefined;
  if (usesWhatChanges(table, before, isChanged)) return false;
  for (let above = value.partitionOf; above; ) {
    const id = tableId(above);
    if (isRebuilt(id)) return true;
    if (action(id) !== 'drop' || usesWhatChanges(id, before, isChanged)) return false;
    above = before.find('table', id)?.value.partitionOf;
  }
  return false;
}

/** Before a partition is attached, it must have all that its table has, nothing else, and no other matching index. */
function orderAttach(operation: Operation, operations: Operations): void {
  const { before, after } = operations;
  const drop = (id: string) => operations.order(operations.get('drop', id), operation, 'inheritance');
  // It must have no children either.
  for (const { id } of before.dependentsOf('inheritance', operation.node.object)) drop(id);
  for (const table of operation.node.requires) {
    if (operations.get('rename aside', table)) continue;
    for (const part of before.dependents.get(table) ?? []) {
      const node = before.nodes.get(part);
      if (node?.parent !== table) continue;
      const isOwn = table === operation.node.object;
      const awaits = after.nodes.get(part)?.requires.has(operation.node.id);
      const { isAttachedWithTable, mustMatchParent } = operations.kindOf(node);
      if (mustMatchParent || awaits || (isOwn && isAttachedWithTable)) drop(part);
      if (mustMatchParent) drop(notNullId(part));
    }
  }
}

/** The nodes that attach the indexes of partitions to an index, and those of their partitions, at all levels. */
export function attachmentsTo(index: string, catalog: Catalog): readonly string[] {
  return catalog
    .dependentsOf('setting', index)
    .filter(
      ({ id, parent }) => parent !== undefined && parent !== index && id === settingId('attached to', parent),
    )
    .flatMap(({ id, parent }) => [id, ...attachmentsTo(parent ?? '', catalog)]);
}

/**
 * Whether a foreign key refers to a partitioned table that a table is a partition of. It refers to each partition as
 * well, so none can be dropped before it is detached.
 *
 * @param link the node that makes the table a partition
 */
function isReferredTo(link: NodeOf<'partition'>, { before }: Operations): boolean {
  for (let at: Node | undefined = link; at; ) {
    const [table] = idsOf(at, 'link');
    if (table === undefined) return false;
    if (before.dependentsOf('foreign key', table).some((key) => idsOf(key, 'reference').includes(table)))
      return true;
    at = before.nodes.get(partitionId(table));
  }
  return false;
}

/**
 * Orders the creation of a part of a table after the table leaves its parents, which would otherwise have to give it,
 * and after its children leave it, which would otherwise keep a copy.
 */
export function orderAfterParting(part: Operation, operations: Operations): void {
  const table = part.node.parent;
  if (table === undefined || operations.get('rename aside', table)) return;
  for (const link of [partitionId(table), ...(operations.before.dependents.get(table) ?? [])]) {
    const unlink = operations.get('drop', link);
    if (unlink?.kind.isLink && isUnlinkedAlone(unlink, operations))
      operations.order(unlink, part, 'inheritance');
  }
}

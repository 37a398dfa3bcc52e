import { isIndexed, partitionLink } from './flatten/attached.ts';
import type { Catalog, Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';

/**
 * Orders what a partition has in common with its partitioned table.
 *
 * @param operation something that is created
 * @param operations all that is done
 */
export function orderForPartitions(operation: Operation, operations: Operations): void {
  const { node } = operation;
  if (node.kind === 'partition') orderAttach(operation, operations);
  // A table gets what is new once it is parted: from its parent, or it would have to come by that one, and from
  // its children, or they would keep a copy.
  if (node.parent?.startsWith('table ') && !operations.get('park', node.parent))
    for (const link of [`partition ${node.parent}`, ...(operations.before.dependents.get(node.parent) ?? [])])
      if (link.startsWith('partition ') || link.startsWith('inheritance '))
        orderAfterParting(operations.get('drop', link), operation, operations);
  // A partition's check that was the partitioned table's goes with that one, and then comes back as its own.
  const old = operations.before.nodes.get(node.id);
  if (node.kind === 'check' && old?.table && old.inherited === 'partition')
    for (const parent of operations.before.nodes.get(partitionLink(old.table))?.requires ?? [])
      if (!operations.get('park', parent))
        for (const part of operations.before.dependents.get(parent) ?? [])
          if (isCheckNamed(operations.before.nodes.get(part), node.path.at(-1)))
            operations.order(operations.get('drop', part), operation);
}

function isCheckNamed(node: Node | undefined, name: string | undefined): boolean {
  return node?.kind === 'check' && node.value.name === name;
}

/** By the time that a partition is attached it lacks nothing that its table has, has nothing else, and no other index. */
function orderAttach(operation: Operation, operations: Operations): void {
  // It must have no children either.
  for (const link of operations.before.dependents.get(operation.node.object) ?? [])
    if (link.startsWith('inheritance ')) operations.order(operations.get('drop', link), operation);
  for (const table of operation.node.requires) {
    if (operations.get('park', table)) continue;
    for (const part of operations.before.dependents.get(table) ?? []) {
      const node = operations.before.nodes.get(part);
      if (node?.parent !== table) continue;
      const own = table === operation.node.object;
      const awaits = operations.after.nodes.get(part)?.requires.has(operation.node.id);
      if (node.kind === 'column' || node.kind === 'check' || awaits || (own && isTakenUp(node)))
        operations.order(operations.get('drop', part), operation);
      if (node.kind === 'column') operations.order(operations.get('drop', `not null ${part}`), operation);
    }
  }
}

/** Whether attaching a partition takes a part of it for what the partitioned table has. */
function isTakenUp(node: Node): boolean {
  return isIndexed(node) || node.kind === 'foreign key' || node.kind === 'trigger';
}

/** What attaches the partitions' indexes to an index, and theirs to those, however far. */
export function attachmentsTo(index: string, catalog: Catalog): readonly string[] {
  return [...(catalog.dependents.get(index) ?? [])]
    .filter((id) => id.startsWith('setting attached to ') && catalog.nodes.get(id)?.parent !== index)
    .flatMap((id) => [id, ...attachmentsTo(catalog.nodes.get(id)?.parent ?? '', catalog)]);
}

/**
 * Whether a foreign key refers to a partitioned table that a partition is of: it then refers to each partition
 * too, and lets none be dropped before it is detached.
 *
 * @param link the node that makes it a partition
 */
export function isReferredTo(link: Node, { before }: Operations): boolean {
  for (let at: Node | undefined = link; at; ) {
    const table = [...at.requires].find((id) => id !== at?.parent && id.startsWith('table '));
    if (table === undefined) return false;
    for (const id of before.dependents.get(table) ?? []) {
      const key = before.nodes.get(id);
      if (key?.kind === 'foreign key' && isTo(key.value.references, before.nodes.get(table))) return true;
    }
    at = before.nodes.get(`partition ${table}`);
  }
  return false;
}

function isTo(
  references: { readonly schema: string; readonly name: string },
  table: Node | undefined,
): boolean {
  return table?.path[0] === references.schema && table.path[1] === references.name;
}

function orderAfterParting(link: Operation | undefined, operation: Operation, operations: Operations): void {
  if (link && rootless(link, operations)) operations.order(link, operation);
}

/** Whether a link is parted by a statement of its own, not by the drop of its table, be it a rebuilt one. */
export function rootless(link: Operation, operations: Operations): boolean {
  return operations.get('park', link.node.parent)
    ? holdsName(link.node) || isLeftEarly(link.node, operations)
    : !operations.get('drop', link.node.parent);
}

/**
 * Whether a table that is made anew leaves its parents before it steps aside: one of them stays, and what is
 * done to that one is not to be done to the old table.
 */
export function isLeftEarly({ kind, parent, requires }: Node, operations: Operations): boolean {
  return (
    kind === 'inheritance' &&
    [...requires].some((id) => id !== parent && !operations.get('park', id) && !operations.get('drop', id))
  );
}

/** Whether a node has a name, or a place among partitions, that only one can have at a time. */
export function holdsName(node: Node): boolean {
  return node.claims.some(
    (claim) =>
      claim.startsWith('relation ') || claim.startsWith('statistics ') || claim.startsWith('partitions of '),
  );
}

import { objectId } from '@trellis/model';
import { leavesChildren } from './kinds/inherited.ts';
import type { Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';
import { rootless } from './partition-rules.ts';

/** What came from a parent is the child's own, to drop or to alter, once the two are parted. */
export function orderAfterUnlink(operation: Operation, operations: Operations): void {
  for (const unlink of unlinksOf(operation.node, operations)) operations.order(unlink, operation);
  const { inherited, table } = operation.node;
  if (!inherited || !table) return;
  const link = operations.get('alter', `inheritance ${objectId('table', [table.schema, table.name])}`);
  if (link && rootless(link, operations)) operations.order(link, operation);
}

/** The statements that part the table of something that its parents have too from them all. */
export function unlinksOf({ inherited, merged, table }: Node, operations: Operations): readonly Operation[] {
  if (!table || (!inherited && !merged)) return [];
  const id = objectId('table', [table.schema, table.name]);
  return [`partition ${id}`, `inheritance ${id}`].flatMap((link) => {
    const unlink = operations.get('drop', link);
    return unlink && rootless(unlink, operations) ? [unlink] : [];
  });
}

/** Whether another table's node is what a node comes from. */
export function isSameOfAnother({ kind, parent }: Node, above: Node | undefined): boolean {
  return above?.kind === kind && above.parent !== parent;
}

/** Whether a parent's part goes first, since its children's do not go with it. */
export function isLeftBy(above: Operation | undefined, child: Node, operations: Operations): boolean {
  if (!above || above.node.kind !== child.kind || child.inherited !== 'child') return false;
  if (goesWithTable(child, operations)) return false;
  // What NOT NULL a child has of its own is not told, so each is taken off by itself.
  if (child.kind === 'not null') return !operations.get('drop', above.node.parent);
  const { before, after } = operations;
  const action = (id: string) => (operations.get('drop', id) ? 'drop' : undefined);
  return leavesChildren(above.node.id, { before, after, action });
}

/** Whether the table that something is of is dropped for good. */
export function goesWithTable({ table }: Node, operations: Operations): boolean {
  const id = objectId('table', [table?.schema ?? '', table?.name ?? '']);
  return operations.get('drop', id) !== undefined && !operations.get('park', id);
}

/** The alteration of a node, and those of its parents' columns that do it. */
export function altersOf(id: string, operations: Operations, seen = new Set<string>()): Operation[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const operation = operations.get('alter', id);
  if (!operation) return [];
  const { node } = operation;
  const above = [...(node.inherited ? node.requires : []), ...(node.merged ?? [])];
  return [
    operation,
    ...above.filter((one) => one !== node.parent).flatMap((one) => altersOf(one, operations, seen)),
  ];
}

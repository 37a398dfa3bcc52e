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

/**
 * A NOT NULL of a child is there before it joins a parent that has one; where the child is to have the parent's
 * alone, that goes before and comes back after.
 */
export function orderJoining({ node, verb }: Operation, operations: Operations): void {
  if (node.kind !== 'not null' || verb === 'drop') return;
  const links = (table: string) =>
    (['create', 'alter'] as const).flatMap((one) => operations.get(one, `inheritance ${table}`) ?? []);
  const own = operations.after.nodes.get(node.id);
  if (own && !operations.get('create', tableIdOf(node)) && !givenAnew(own, operations))
    for (const link of links(tableIdOf(node))) operations.order(operations.get(verb, node.id), link);
  const drop = operations.get('drop', node.id);
  if (verb !== 'create' || !drop || operations.get('create', tableIdOf(node))) return;
  for (const id of operations.after.dependents.get(tableIdOf(node)) ?? []) {
    if (!id.startsWith('inheritance ') || id === `inheritance ${tableIdOf(node)}`) continue;
    const child = id.slice('inheritance '.length);
    // A table that is made with its parents has what they have.
    if (operations.get('create', child)) continue;
    for (const link of links(child)) {
      operations.order(drop, link);
      operations.order(link, operations.get('create', node.id));
    }
  }
}

/** Whether a parent's that is made anew gives a node. */
function givenAnew({ inherited, requires }: Node, operations: Operations): boolean {
  return (
    inherited !== undefined &&
    [...requires].some((id) => id.startsWith('not null ') && operations.get('create', id))
  );
}

/** The id of the table that something is of. */
export function tableIdOf({ table }: Node): string {
  return objectId('table', [table?.schema ?? '', table?.name ?? '']);
}

/** Whether the table that something is of is dropped for good. */
export function goesWithTable(node: Node, operations: Operations): boolean {
  const id = tableIdOf(node);
  return operations.get('drop', id) !== undefined && !operations.get('park', id);
}

/** The drop of a node, and those of its parents' that take it along. */
export function dropsOf(id: string, operations: Operations): Operation[] {
  const operation = operations.get('drop', id);
  if (!operation) return [];
  const { inherited, requires, parent } = operation.node;
  const above = inherited === 'child' ? [...requires].filter((one) => one !== parent) : [];
  return [operation, ...above.flatMap((one) => dropsOf(one, operations))];
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

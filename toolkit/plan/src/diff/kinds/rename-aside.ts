import { idsOf, type Node } from '../node/index.ts';
import type { Operation, Operations } from '../operation/index.ts';

/** Whether a part of a rebuilt object is dropped with the old object, rather than before that is renamed. */
export function staysOnOldTable(part: Operation, operations: Operations): boolean {
  const { kind, node } = part;
  if (!renameOfWhole(node, operations) || kind.leavesBeforeRename?.(node, operations)) return false;
  for (let at: Node | undefined = node; at && !operations.get('rename aside', at.id); ) {
    if (holdsName(at)) return false;
    at = at.parent === undefined ? undefined : operations.before.nodes.get(at.parent);
  }
  return true;
}

/** The operation that gives a temporary name to the object that a node is a part of. */
export function renameOfWhole(part: Node, operations: Operations): Operation | undefined {
  for (let id = part.parent; id !== undefined; id = operations.before.nodes.get(id)?.parent) {
    const rename = operations.get('rename aside', id);
    if (rename) return rename;
  }
  return undefined;
}

/** The id of the node that is dropped with a node: its parent, for most kinds. */
export function droppedWith(node: Node, operations: Operations): string | undefined {
  const kind = operations.kindOf(node);
  return kind.droppedWith ? kind.droppedWith(node, operations) : node.parent;
}

/** Whether a node has a name, or a place among partitions, that a renamed table's parts keep and only one can have. */
export function holdsName(node: Node): boolean {
  return node.claims.some(
    ({ space }) => space === 'relation' || space === 'statistics' || space === 'partitions',
  );
}

/**
 * Whether an expression has to be dropped before its table is renamed, because something that it calls is dropped for
 * what the new table needs.
 */
export function callsDropped(part: Node, operations: Operations): boolean {
  return [...part.requires].some((id) => {
    const used = operations.before.nodes.get(id);
    if (!used || !operations.get('drop', id)) return false;
    return operations.kindOf(used).isCallable || isDroppedWithAnother(used, part, operations);
  });
}

/**
 * Whether a sequence has to be dropped before the table whose expression calls it is renamed: because another table
 * owns it, or because the identity that replaces it may take its name.
 */
function isDroppedWithAnother(used: Node, { table }: Node, operations: Operations): boolean {
  if (used.parent !== undefined) return false;
  const whole = operations.before.nodes.get(droppedWith(used, operations) ?? '');
  if (!whole) return false;
  if (renameOfWhole(whole, operations) && holdsName(used)) return true;
  if (!operations.get('drop', whole.id)) return false;
  return whole.table?.schema !== table?.schema || whole.table?.name !== table?.name;
}

/**
 * Whether a policy or rule has to be dropped before its table is renamed, because it uses a part of another object that is
 * dropped or altered, or calls what is dropped. On the old table it would prevent that until the rows are copied.
 */
export function usesChanged(part: Node, operations: Operations): boolean {
  const { parent } = part;
  const isChanged = (id: string) => {
    const used = operations.before.nodes.get(id);
    if (!used || id === parent || used.parent === parent) return false;
    return operations.get('alter', id) !== undefined || operations.get('drop', id) !== undefined;
  };
  return [...part.requires].some(isChanged);
}

/** Whether the table or key that a foreign key refers to is dropped, which the foreign key would prevent. */
export function refersToDropped(key: Node, operations: Operations): boolean {
  const { parent } = key;
  return [...key.requires].some(
    (id) => id !== parent && operations.before.nodes.get(id)?.parent !== parent && operations.get('drop', id),
  );
}

/**
 * Whether a rebuilt table leaves its parents before it is renamed: a parent remains, and what is altered there must not
 * reach the old table.
 */
export function leavesParentsEarly(link: Node, operations: Operations): boolean {
  return idsOf(link, 'link').some((id) => !operations.get('rename aside', id) && !operations.get('drop', id));
}

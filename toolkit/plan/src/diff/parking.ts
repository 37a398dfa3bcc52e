import type { Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';
import { holdsName, isLeftEarly } from './partition-rules.ts';

/** Whether a part of a rebuilt object stays on it until that is dropped: all but what holds a name of the schema. */
export function staysOnParked(part: Operation, operations: Operations): boolean {
  if (!parkOfWhole(part.node, operations) || givesWay(part.node, operations)) return false;
  for (let node: Node | undefined = part.node; node && !operations.get('park', node.id); ) {
    if (holdsName(node)) return false;
    node = node.parent === undefined ? undefined : operations.before.nodes.get(node.parent);
  }
  return true;
}

/** Whether a part goes before its whole steps aside: what it calls is dropped for what the new one needs, for one. */
export function givesWay(part: Node, operations: Operations): boolean {
  if (part.kind === 'foreign key') return refersToDropped(part, operations);
  if (part.kind === 'inheritance') return isLeftEarly(part, operations);
  if (!['default', 'check', 'exclusion', 'index', 'column'].includes(part.kind)) return false;
  if (part.kind === 'column' && !part.value.generated) return false;
  return [...part.requires].some(
    (id) =>
      operations.get('drop', id) && (id.startsWith('routine ') || goesWithAnother(id, part, operations)),
  );
}

/**
 * Whether a sequence goes before what calls it steps aside: along with a column that owns it in another table, or
 * to give up its name, which the identity in its column's place may want.
 */
function goesWithAnother(id: string, { table }: Node, operations: Operations): boolean {
  const sequence = operations.before.nodes.get(id);
  if (sequence?.kind !== 'sequence') return false;
  const owner = operations.before.nodes.get(dropParent(sequence, operations) ?? '');
  if (!owner) return false;
  if (parkOfWhole(owner, operations) && holdsName(sequence)) return true;
  if (!operations.get('drop', owner.id)) return false;
  return owner.table?.schema !== table?.schema || owner.table?.name !== table?.name;
}

/** Whether the table or the key that a foreign key refers to goes: it would not let it. */
function refersToDropped({ requires, parent }: Node, operations: Operations): boolean {
  return [...requires].some(
    (id) => id !== parent && operations.before.nodes.get(id)?.parent !== parent && operations.get('drop', id),
  );
}

/** The operation that puts aside the whole that a node is a part of. */
export function parkOfWhole(part: Node, operations: Operations): Operation | undefined {
  for (let id = part.parent; id !== undefined; id = operations.before.nodes.get(id)?.parent) {
    const park = operations.get('park', id);
    if (park) return park;
  }
  return undefined;
}

/** The node whose drop takes this one along: its parent, or the column that owns a sequence. */
export function dropParent(node: Node, operations: Operations): string | undefined {
  if (node.kind !== 'sequence') return node.parent;
  const owner = operations.before.nodes.get(`owned by ${node.id}`);
  return owner && [...owner.requires].find((id) => operations.before.nodes.get(id)?.kind === 'column');
}

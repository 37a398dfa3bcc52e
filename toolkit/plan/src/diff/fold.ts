import { kinds } from './kinds/index.ts';
import type { Kind } from './kinds/kind.ts';
import type { Node } from './node.ts';
import type { Operation, Operations } from './operation.ts';
import { dropParent, givesWay, parkOfWhole } from './parking.ts';
import { holdsName, isReferredTo } from './partition-rules.ts';

/** Says which operation does this one along the way, order permitting. */
export function fold(operation: Operation, operations: Operations): void {
  const { node } = operation;
  if (operation.verb === 'create') {
    const parent = operations.get('create', node.parent);
    if (!parent || comesByParent(parent.node, operations)) return;
    const kind = kinds[node.kind as keyof typeof kinds] as unknown as Kind<typeof node.kind>;
    if (kind.foldsIntoCreate?.(node as never, parent.node)) operation.foldsInto = parent;
  } else if (operation.verb === 'drop' && !operations.get('park', node.id)) {
    const parent = operations.get('drop', dropParent(node, operations));
    if (!parent) return;
    const whole = parkOfWhole(parent.node, operations) ?? operations.get('park', parent.node.id);
    if (whole && (holdsName(node) || givesWay(node, operations))) return;
    if (node.kind === 'partition' && isReferredTo(node, operations)) return;
    operation.foldsInto = parent;
    // A column takes along the sequence that it owns, once nothing calls that any more.
    if (node.kind === 'sequence') operations.order(operation, parent);
  }
}

/** Whether a partition or a child gets a column along with its parent: what it says of it itself comes after. */
function comesByParent({ kind, inherited, parent }: Node, operations: Operations): boolean {
  return (
    kind === 'column' &&
    inherited !== undefined &&
    !operations.get('create', parent) &&
    !operations.get('create', `partition ${parent}`)
  );
}

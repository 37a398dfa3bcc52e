import { droppedWith, holdsName, renameOfWhole } from '../kinds/index.ts';
import type { Operation, Operations } from '../operation/index.ts';

/** Notes which operation's statement performs an operation as well, if no dependency forbids it. */
export function fold(operation: Operation, operations: Operations): void {
  const { node, kind, verb } = operation;
  if (verb === 'create') {
    const parent = operations.get('create', node.parent);
    if (!parent || parent.kind.isWritten?.(parent.node, operations) === false) return;
    if (kind.foldsIntoCreate?.(node, parent.node, operations)) operation.foldsInto = parent;
  } else if (verb === 'drop' && !operations.get('rename aside', node.id)) {
    const parent = operations.get('drop', droppedWith(node, operations));
    if (!parent || parent.kind.outlivesNode?.(parent.node as never, operations)) return;
    const whole = renameOfWhole(parent.node, operations) ?? operations.get('rename aside', parent.node.id);
    if (whole && (holdsName(node) || kind.leavesBeforeRename?.(node, operations))) return;
    if (kind.isDroppedAlone?.(node, operations)) return;
    operation.foldsInto = parent;
    operations.order(operation, parent, 'parent');
  }
}

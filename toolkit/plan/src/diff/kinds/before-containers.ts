import { isArrayType } from '../casts/index.ts';
import { isColumn, type Node } from '../node/index.ts';
import type { Operation, Operations } from '../operation/index.ts';

/**
 * Orders a new constraint of an existing domain before the operations that put its values inside others: arrays, ranges,
 * composite values and rows. PostgreSQL does not look for values there, and refuses the constraint from then on.
 *
 * @param domain the id of the domain
 */
export function orderBeforeContainers(operation: Operation, domain: string, operations: Operations): void {
  if (operations.get('create', domain)) return;
  const seen = new Set<string>();
  const visit = (id: string) => {
    for (const dependent of operations.after.dependents.get(id) ?? []) {
      const user = operations.after.nodes.get(dependent);
      if (!user || seen.has(dependent)) continue;
      seen.add(dependent);
      if (isContainerOf(user, id, operations))
        for (const verb of ['create', 'alter'] as const)
          operations.order(operation, operations.get(verb, dependent), 'type');
      else if (isColumn(user) && user.parent !== undefined) visit(user.parent);
      else if (operations.kindOf(user).isType) visit(dependent);
    }
  };
  visit(domain);
}

/** Whether values of a node contain those of a type or table. */
function isContainerOf(user: Node, id: string, { after, kindOf }: Operations): boolean {
  if (kindOf(user).isContainer) return true;
  const { type } = user.value as { readonly type?: string };
  const isRow = after.find('table', id) !== undefined && isColumn(user) && user.parent !== id;
  return isRow || (type !== undefined && isArrayType(type));
}

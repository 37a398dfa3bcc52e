import { idsOf, isMerged, type Node, type NodeOf } from '../node/index.ts';
import type { Operation, Operations, PlanContext } from '../operation/index.ts';

/** Orders changes of the types of columns before a table joins a parent, which must have columns of the same types. */
export function orderRetyping(link: Operation, operations: Operations): void {
  const table = link.node.parent ?? '';
  if (link.verb === 'drop' || operations.get('create', table)) return;
  for (const column of operations.after.dependentsOf('column', table)) {
    if (column.parent !== table) continue;
    const old = operations.before.nodes.get(column.id);
    for (const id of idsOf(column, 'merged')) {
      if (!old || above(old).includes(id)) continue;
      const alter = operations.get('alter', id);
      // The parent's statement alters a column that the table has from a parent which it leaves by the same operation.
      if (isGiven(old)) operations.order(link, alter, 'inheritance');
      else
        for (const one of [alter, operations.get('alter', column.id)])
          operations.order(one, link, 'inheritance');
    }
  }
}

/**
 * How the type of a column changes that has other parents than before.
 *
 * @returns `alone` if it changes before the table joins them, `with parents` if their statement changes it, `rebuild` if
 *   neither is possible, and `undefined` if the table joins no parent with the column
 */
export function retypingOfJoined(
  from: NodeOf<'column'>,
  to: NodeOf<'column'>,
  { before }: PlanContext,
): 'alone' | 'with parents' | 'rebuild' | undefined {
  const parents = idsOf(to, 'merged');
  const joined = parents.filter((id) => !above(from).includes(id));
  if (joined.length === 0) return undefined;
  if (!isGiven(from)) return 'alone';
  const isSame = (id: string) => before.find('column', id)?.value.type === from.value.type;
  return parents.length === 1 && joined.every(isSame) ? 'with parents' : 'rebuild';
}

function above(node: Node): readonly string[] {
  return [...idsOf(node, 'inherited'), ...idsOf(node, 'merged')];
}

function isGiven(node: Node): boolean {
  return node.inherited !== undefined || isMerged(node);
}

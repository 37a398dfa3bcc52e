import type { Hazard } from '../change/index.ts';
import { idsOf, type Node, type NodeOf } from '../node/index.ts';
import { hazard, type PlanContext } from '../operation/index.ts';

/** The hazards of sorting the values of a column in another way: its indexes, and those of children, are built again. */
export function sortedAgain(column: NodeOf<'column'>, context: PlanContext): readonly Hazard[] {
  const indexes = indexesOn(column, context);
  const isUnique = (index: Node) =>
    (index.value as { readonly unique?: true }).unique === true ||
    context.kindOf(index).isConstraint === true;
  return [
    ...(indexes.length > 0
      ? [hazard.blocks('Rebuilds the indexes of the column under an exclusive lock.')]
      : []),
    ...(indexes.some(isUnique)
      ? [hazard.mayFail(`Fails if two rows are the same by a unique index on ${column.value.name}.`)]
      : []),
  ];
}

function indexesOn(column: NodeOf<'column'>, context: PlanContext): readonly Node[] {
  const { nodes, dependents } = context.before;
  const own = [...(dependents.get(column.id) ?? [])].flatMap((id) => nodes.get(id) ?? []);
  const isBelow = (other: Node) =>
    [...idsOf(other, 'inherited'), ...idsOf(other, 'merged')].includes(column.id);
  return [
    ...own.filter((user) => context.kindOf(user).hasIndex),
    ...context.before
      .ofKind('column')
      .filter(isBelow)
      .flatMap((child) => indexesOn(child, context)),
  ];
}

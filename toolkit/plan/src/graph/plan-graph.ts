import { detailsOf, type OrderReason, type Plan } from '../diff/index.ts';

/** A plan as a graph: which statement comes after which, and why. */
export interface PlanGraph {
  readonly nodes: readonly PlanGraphNode[];
  readonly edges: readonly PlanGraphEdge[];
}

/** One change of the plan. */
export interface PlanGraphNode {
  /** The id of the change: `create table public.orders`. */
  readonly id: string;
  /** The position of its first statement in the plan, from 1 on. Left out if another statement performs it. */
  readonly position?: number;
}

/** Two changes of which one comes first. */
export interface PlanGraphEdge {
  readonly from: string;
  readonly to: string;
  /** Why `from` comes before `to`. */
  readonly reasons: readonly OrderReason[];
}

/**
 * The graph of a plan. Parts that are created or dropped by the statement of their whole are not shown by themselves.
 *
 * @param plan a plan that `diffModels` returned
 */
export function planGraph(plan: Plan): PlanGraph {
  const {
    order: { steps, groups },
  } = detailsOf(plan);
  const positions = new Map<string, number>();
  for (const [i, { change }] of plan.statements.entries())
    if (!positions.has(change)) positions.set(change, i + 1);
  const edges = steps.flatMap(({ operation: to }) => {
    const reasons = new Map<string, Set<OrderReason>>();
    for (const member of groups.membersOf(to))
      for (const [need, reason] of member.before) {
        const from = groups.wholeOf(need);
        if (from !== to) reasons.set(from.id, (reasons.get(from.id) ?? new Set()).add(reason));
      }
    return [...reasons].map(([from, list]) => ({ from, to: to.id, reasons: [...list] }));
  });
  const nodes = steps.map(({ operation: { id } }) => {
    const position = positions.get(id);
    return { id, ...(position !== undefined && { position }) };
  });
  return { nodes, edges };
}

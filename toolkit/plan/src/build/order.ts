import { type Step, stepRanks } from './step.ts';

/**
 * Orders steps so that each comes after what it needs, and otherwise by kind and as given. What lies on a cycle
 * comes in the order of kinds.
 */
export function orderSteps(steps: readonly Step[]): Step[] {
  const sorted = byRank(steps);
  const makers = makersOf(sorted);
  const ordered: Step[] = [];
  const state = new Map<Step, 'open' | 'done'>();
  const visit = (step: Step) => {
    if (state.has(step)) return;
    state.set(step, 'open');
    for (const needed of neededBy(step, makers)) visit(needed);
    state.set(step, 'done');
    ordered.push(step);
  };
  for (const step of sorted) visit(step);
  return ordered;
}

/** The ids of the objects whose steps lie on a cycle. */
export function cyclicObjects(steps: readonly Step[]): Set<string> {
  const makers = makersOf(steps);
  const cyclic = new Set<string>();
  // Tarjan's strongly connected components.
  const index = new Map<Step, number>();
  const low = new Map<Step, number>();
  const stack: Step[] = [];
  const onStack = new Set<Step>();
  const visit = (step: Step): number => {
    const own = index.size;
    index.set(step, own);
    low.set(step, own);
    stack.push(step);
    onStack.add(step);
    for (const needed of neededBy(step, makers)) {
      const reached = index.has(needed)
        ? onStack.has(needed)
          ? (index.get(needed) ?? own)
          : own
        : visit(needed);
      low.set(step, Math.min(low.get(step) ?? own, reached));
    }
    const lowest = low.get(step) ?? own;
    if (lowest === own) {
      const component: Step[] = [];
      for (;;) {
        const popped = stack.pop();
        if (!popped) break;
        onStack.delete(popped);
        component.push(popped);
        if (popped === step) break;
      }
      if (component.length > 1) for (const { object } of component) cyclic.add(object);
    }
    return lowest;
  };
  for (const step of steps) if (!index.has(step)) visit(step);
  return cyclic;
}

function byRank(steps: readonly Step[]): Step[] {
  const rank = new Map(stepRanks.map((name, i) => [name, i]));
  return [...steps].sort((a, b) => (rank.get(a.rank) ?? 0) - (rank.get(b.rank) ?? 0));
}

function makersOf(steps: readonly Step[]): Map<string, Step> {
  return new Map(steps.flatMap((step) => step.makes.map((id) => [id, step] as const)));
}

function* neededBy(step: Step, makers: ReadonlyMap<string, Step>): Generator<Step> {
  for (const id of step.needs) {
    const maker = makers.get(id);
    if (maker && maker !== step) yield maker;
  }
}

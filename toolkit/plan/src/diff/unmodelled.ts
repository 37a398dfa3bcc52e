import { type Model, type Unmodelled, unmodelledId } from '@trellis/model';
import type { Surroundings } from './kinds/kind.ts';
import type { Refusal } from './plan.ts';

/** Refuses by name whatever the Model has no place for and is not the same on both sides. */
export function refuseUnmodelled(from: Model, to: Model): Refusal[] {
  const [was, is] = [byName(from), byName(to)];
  const refusals: Refusal[] = [];
  for (const [key, one] of is) {
    const old = was.get(key);
    if (!old) refusals.push(refusal(one, 'is added'));
    else if (old.digest !== one.digest) refusals.push(refusal(one, 'is changed'));
  }
  for (const [key, one] of was) if (!is.has(key)) refusals.push(refusal(one, 'is dropped'));
  return refusals;
}

/**
 * Refuses by name whatever the Model has no place for, is the same on both sides, and would not outlive the
 * plan: what it depends on goes, be it to come back.
 *
 * @param model the Model that there is, after renames
 * @param around what is done to each node
 */
export function refuseUnmodelledDependents(model: Model, around: Surroundings): void {
  for (const one of model.unmodelled ?? [])
    for (const id of model.dependencies?.[unmodelledId(one)] ?? [])
      if (isDisturbed(id, around)) {
        around.refuse({
          code: one.code,
          object: `${one.kind} ${one.object}`,
          message: `The ${one.kind} ${one.object} depends on ${id}, which has to be made anew or altered, and that kind of object is not modelled: write that part of the migration by hand.`,
        });
        break;
      }
}

/** Whether something is dropped, be it to come back, or is a column whose type changes. */
function isDisturbed(id: string, around: Surroundings): boolean {
  const action = around.action(id);
  if (action !== 'alter') return action !== undefined && action !== 'create';
  const [from, to] = [around.before.nodes.get(id), around.after.nodes.get(id)];
  if (from?.kind !== 'column' || to?.kind !== 'column') return false;
  return from.value.type !== to.value.type || from.value.collation !== to.value.collation;
}

function byName(model: Model): Map<string, Unmodelled> {
  return new Map((model.unmodelled ?? []).map((one) => [`${one.code} ${one.kind} ${one.object}`, one]));
}

function refusal(one: Unmodelled, what: string): Refusal {
  return {
    code: one.code,
    object: `${one.kind} ${one.object}`,
    message: `The ${one.kind} ${one.object} ${what}, and that kind of object is not modelled: write that part of the migration by hand.`,
  };
}

import type { Model, Unmodelled } from '@trellis/model';
import { unmodelledId } from '@trellis/model/internal';
import type { Refusal } from './change/index.ts';
import type { PlanContext } from './operation/index.ts';

/** Refuses each object that the Model cannot hold and that differs between the two sides. */
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
 * Refuses each object that the Model cannot hold, that is equal on both sides, and that depends on something that the
 * plan drops or recreates.
 *
 * @param model the Model that exists, after renames
 * @param context what is done to each node
 */
export function refuseUnmodelledDependents(model: Model, context: PlanContext): void {
  for (const one of model.unmodelled ?? [])
    for (const id of model.dependencies?.[unmodelledId(one)] ?? [])
      if (isDisturbed(id, context)) {
        context.refuse({
          code: one.code,
          object: `${one.kind} ${one.object}`,
          message: `The ${one.kind} ${one.object} depends on ${id}, which has to be recreated or altered, and that kind of object is not modelled: write that part of the migration by hand.`,
        });
        break;
      }
}

/** Whether an object is dropped or recreated, or is a column whose type changes. */
function isDisturbed(id: string, context: PlanContext): boolean {
  const action = context.action(id);
  if (action !== 'alter') return action !== undefined && action !== 'create';
  const [from, to] = [context.before.nodes.get(id), context.after.nodes.get(id)];
  return (from && to && context.kindOf(from).isRetyped?.(from, to)) === true;
}

function byName(model: Model): Map<string, Unmodelled> {
  return new Map((model.unmodelled ?? []).map((one) => [`${one.code} ${one.kind} ${one.object}`, one]));
}

function refusal(one: Unmodelled, what: string): Refusal {
  return {
    code: one.code,
    object: `${one.kind} ${one.object}`,
    message: `The ${one.kind} ${one.object} ${what}, and that kind of object is not modelled: write that part of the migration by hand.`,
    unmodelled: one.kind,
  };
}

import type { Model, Unmodelled } from '@trellis/model';
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

function byName(model: Model): Map<string, Unmodelled> {
  return new Map((model.unmodelled ?? []).map((one) => [`${one.code} ${one.kind} ${one.object}`, one]));
}

function refusal(one: Unmodelled, what: string): Refusal {
  return {
    code: one.code,
    object: `${one.kind} ${one.object}`,
    message: `The ${one.kind} ${one.object} ${what}, and a ${one.kind} is not modelled: write that part of the migration by hand.`,
  };
}

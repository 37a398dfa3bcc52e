import type { Model } from '@trellis/model';
import { same } from '../same.ts';
import { type ModelIndex, modelIndexOf } from './model-index.ts';

/**
 * Two Models without what is the same in both and has nothing to do with what is not, so that the cost of a
 * comparison follows the change and not the schema. Kept are the objects that differ, whatever depends on
 * them (those may have to step aside), and the types and parent tables of all of these.
 *
 * @param from the Model that there is
 * @param to the Model that is wanted
 * @returns both as they are when either does not tell its dependencies
 */
export function narrow(from: Model, to: Model): { readonly from: Model; readonly to: Model } {
  if (!from.dependencies || !to.dependencies) return { from, to };
  const [before, after] = [modelIndexOf(from), modelIndexOf(to)];
  const kept = changedKeys(before, after);
  for (const side of [before, after]) for (const key of side.dependents(kept)) kept.add(key);
  for (const side of [before, after]) for (const key of side.foundations(kept)) kept.add(key);
  return { from: before.keep(kept), to: after.keep(kept) };
}

/** The keys of the objects that are not the same, or do not depend on the same, on both sides. */
function changedKeys(before: ModelIndex, after: ModelIndex): Set<string> {
  const changed = new Set<string>();
  for (const key of new Set([...before.objects.keys(), ...after.objects.keys()]))
    if (!same(before.objects.get(key), after.objects.get(key))) changed.add(key);
  const [was, is] = [before.model.dependencies ?? {}, after.model.dependencies ?? {}];
  for (const id of new Set([...Object.keys(was), ...Object.keys(is)]))
    if (!same(was[id], is[id])) {
      changed.add(before.keyOf(id));
      changed.add(after.keyOf(id));
    }
  return changed;
}

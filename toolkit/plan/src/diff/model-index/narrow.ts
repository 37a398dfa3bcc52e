import type { Model } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { type ModelIndex, modelIndexOf } from './model-index.ts';

/**
 * Two Models without the objects that are equal and independent of those that differ, so that the cost of a comparison
 * depends on the size of the change and not of the schema. It keeps the objects that differ, those that depend on them
 * (which may have to be recreated), and the types, parent tables and routines of all of these.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted
 * @returns both unchanged if one of them has no dependencies, or if tables are distributed in other ways, because a
 *   co-location group is all of its tables
 */
export function narrow(from: Model, to: Model): { readonly from: Model; readonly to: Model } {
  if (!from.dependencies || !to.dependencies || !haveSameDistributions(from, to)) return { from, to };
  const [before, after] = [modelIndexOf(from), modelIndexOf(to)];
  const kept = changedKeys(before, after);
  for (const side of [before, after]) for (const key of side.dependents(kept)) kept.add(key);
  for (const side of [before, after]) for (const key of side.foundations(kept)) kept.add(key);
  const overloads = [before, after].flatMap((side) => side.overloads(kept));
  if (overloads.length > 0) {
    for (const side of [before, after]) for (const key of side.dependents(new Set(overloads))) kept.add(key);
    for (const key of overloads) kept.add(key);
    for (const side of [before, after]) for (const key of side.foundations(kept)) kept.add(key);
  }
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

function haveSameDistributions(from: Model, to: Model): boolean {
  const [was, is] = [from, to].map(({ tables }) =>
    tables.flatMap(({ schema, name, distribution }) =>
      distribution ? [{ schema, name, distribution }] : [],
    ),
  );
  return same(was, is);
}

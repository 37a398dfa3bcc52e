import { emptyModel, type Model } from '../model/index.ts';
import { listNames } from './catalogue.ts';
import type { ListName, ObjectOf } from './lists.ts';
import { type ModelObject, objectIn, partEntries, partIn } from './walk.ts';

/**
 * Replaces the value of each object and part of a Model.
 *
 * @param model any Model
 * @param change returns the new value of an object or part, of the same kind. The parts of an object are changed
 *   before it, so its value has the new ones.
 */
export function mapObjects(model: Model, change: (object: ModelObject) => object): Model {
  return mapLists(model, (list, values) =>
    values.map((value) => {
      const whole = objectIn(list, value);
      const parts = partEntries(list).flatMap(([field, entry]) => {
        const held = (value as unknown as Record<string, unknown>)[field];
        if (held === undefined) return [];
        const changed = (part: unknown) => change(partIn(whole, entry, part as { readonly name: string }));
        return [[field, Array.isArray(held) ? held.map(changed) : changed(held)] as const];
      });
      return change({
        ...whole,
        value: { ...value, ...Object.fromEntries(parts) },
      } as unknown as ModelObject);
    }),
  );
}

/**
 * Keeps the objects of a Model that a predicate accepts. Their parts are not tested.
 *
 * @param model any Model
 * @param holds whether an object is kept
 */
export function filterObjects(model: Model, holds: (object: ModelObject) => boolean): Model {
  return mapLists(model, (list, values) => values.filter((value) => holds(objectIn(list, value))));
}

/**
 * Replaces the lists of a Model. An optional list is omitted if it is empty.
 *
 * @param model any Model
 * @param change returns the new list of the objects of one kind
 */
export function mapLists(
  model: Model,
  change: (list: ListName, values: readonly object[]) => readonly object[],
): Model {
  const lists: ReadonlySet<string> = new Set(listNames);
  const fields = Object.entries(model).flatMap(([field, value]) => {
    if (!lists.has(field) || value === undefined) return [[field, value] as const];
    const values = change(field as ListName, value);
    return values.length > 0 || field in emptyModel ? [[field, values] as const] : [];
  });
  return Object.fromEntries(fields) as unknown as Model;
}

/**
 * Removes fields of the objects and parts of a Model.
 *
 * @param model any Model
 * @param isStripped whether a field of an object or part is removed
 * @example stripFields(model, (field, { entry }) => entry.authored.includes(field))
 */
export function stripFields(
  model: Model,
  isStripped: (field: string, object: ModelObject) => boolean,
): Model {
  return mapObjects(model, (object) => {
    const fields = Object.entries(object.value);
    const kept = fields.filter(([field]) => !isStripped(field, object));
    return kept.length === fields.length ? object.value : Object.fromEntries(kept);
  });
}

/** The objects of a list of the Model; empty if the list is absent. */
export function objectsOf<L extends ListName>(model: Model, list: L): readonly ObjectOf<L>[] {
  return (model[list] ?? []) as readonly ObjectOf<L>[];
}

/** Creates a Model from its lists. An optional list is omitted if it is empty. */
export function assembleModel(lists: { readonly [L in ListName]: readonly ObjectOf<L>[] }): Model {
  const given = Object.entries(lists).filter(([list, objects]) => list in emptyModel || objects.length > 0);
  return { ...emptyModel, ...Object.fromEntries(given) };
}

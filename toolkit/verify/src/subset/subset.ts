import { type Model, type ModelObject, printReference, type Table, type View } from '@trellis/model';
import {
  addTo,
  byPath,
  createdLastFields,
  entryOf,
  isInSchema,
  listNames,
  mapLists,
  objectsOf,
  partsOf,
  wholeObjects,
} from '@trellis/model/internal';
import { type ModelIndex, modelIndexOf, nameKey } from '@trellis/plan/internal';

/**
 * The keys of the objects that some objects need in order to be created, directly or indirectly. The late parts of an
 * object that is only needed (see `withoutLateParts`) do not count, or a cycle of foreign keys would add every table.
 *
 * @param sides the printed Models; what one needs is needed in all
 * @param keys the keys of the objects
 */
export function foundations(sides: readonly ModelIndex[], keys: ReadonlySet<string>): Set<string> {
  const all = new Map<string, Set<string>>();
  const needed = new Map<string, Set<string>>();
  for (const side of sides) {
    const late = latePartIds(wholeObjects(side.model));
    for (const [id, on] of Object.entries(side.model.dependencies ?? {})) {
      const key = side.keyOf(id);
      for (const target of on) {
        addTo(all, key, side.keyOf(target));
        if (!late.has(id)) addTo(needed, key, side.keyOf(target));
      }
    }
    for (const { schema, name, ownedBy } of side.model.sequences)
      if (ownedBy)
        addTo(needed, nameKey({ schema, name }), nameKey({ schema: ownedBy.schema, name: ownedBy.table }));
  }
  const found = new Set<string>();
  const visit = (next: ReadonlySet<string> | undefined) => {
    const queue = [...(next ?? [])];
    for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
      if (keys.has(key) || found.has(key)) continue;
      found.add(key);
      queue.push(...(needed.get(key) ?? []));
    }
  };
  for (const key of keys) {
    visit(all.get(key));
    visit(needed.get(key));
  }
  return found;
}

/**
 * A subset of a printed Model.
 *
 * @param keys the objects to keep completely
 * @param partialKeys the objects to keep without their late parts
 */
export function partOf(
  survey: ModelIndex,
  keys: ReadonlySet<string>,
  partialKeys: ReadonlySet<string>,
): Model {
  const part = survey.keep(new Set([...keys, ...partialKeys]));
  const only = <T extends Table | View>(one: T): T => (keys.has(nameKey(one)) ? one : withoutLateParts(one));
  const tables = part.tables.map(only);
  const views = part.views.map(only);
  const late = latePartIds(
    wholeObjects(part).filter((one) => isInSchema(one) && !keys.has(nameKey(one.value))),
  );
  const dependencies = Object.entries(part.dependencies ?? {}).filter(([id]) => !late.has(id));
  return { ...part, tables, views, dependencies: Object.fromEntries(dependencies) };
}

/** A table or view without the parts that can be created after every other object. */
export function withoutLateParts<T extends Table | View>(one: T): T {
  const empty = createdLastFields.filter((field) => field in one).map((field) => [field, []]);
  return { ...one, ...Object.fromEntries(empty) };
}

/**
 * A printed Model with some objects replaced by those of another Model: objects that it lacks are removed, new ones are
 * added.
 *
 * @param whole the Model
 * @param part the other Model, with every schema, extension and default privilege
 * @param keys the keys of the objects to replace
 */
export function withPart(whole: Model, part: Model, keys: ReadonlySet<string>): Model {
  const [there, here] = [modelIndexOf(whole), modelIndexOf(part)];
  const rest = new Set([...there.objects.keys()].filter((key) => !keys.has(key)));
  const [kept, came] = [there.keep(rest), here.keep(keys)];
  const dependencies = { ...kept.dependencies, ...came.dependencies };
  // An optional list that the other Model lacks may have objects to keep.
  const inSchema = listNames.filter((list) => entryOf(list).inSchema);
  const wholeLists = Object.fromEntries(inSchema.map((list) => [list, objectsOf(whole, list)]));
  const lists = mapLists({ ...wholeLists, ...part }, (list, values) =>
    entryOf(list).inSchema ? [...objectsOf(kept, list), ...objectsOf(came, list)].sort(byPath(list)) : values,
  );
  return {
    ...lists,
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** The keys of the objects with some names in a printed Model, including all overloads. */
export function keysOf(model: Model, names: ReadonlySet<string>): string[] {
  const withArguments = wholeObjects(model).flatMap((one) =>
    isInSchema(one) && one.reference.args !== undefined && names.has(nameKey(one.value))
      ? [printReference(one.reference)]
      : [],
  );
  return [...names, ...withArguments];
}

/** The ids of the parts that `withoutLateParts` omits. */
function latePartIds(objects: readonly ModelObject[]): Set<string> {
  const ids = new Set<string>();
  for (const object of objects)
    for (const { entry, reference } of partsOf(object))
      if ('createdLast' in entry && entry.createdLast) ids.add(printReference(reference));
  return ids;
}

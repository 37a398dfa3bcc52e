import { type Model, type ModelObject, printReference, type Table, type View } from '@trellis/model';
import {
  createdLastFields,
  entryOf,
  isInSchema,
  type ListName,
  mapLists,
  objectsOf,
  partsOf,
  wholeObjects,
} from '@trellis/model/internal';
import { nameKey, routineKey, type Surveyed, surveyOf } from '@trellis/plan/internal';

/**
 * The keys of what the objects of some keys need in order to be made, however far. What is only needed brings
 * along nothing that is loose on it (see `firm`), or a ring of foreign keys would bring every table.
 *
 * @param sides the printed Models in which to look; what is needed in one is needed in all
 */
export function foundations(sides: readonly Surveyed[], keys: ReadonlySet<string>): Set<string> {
  const all = new Map<string, Set<string>>();
  const needed = new Map<string, Set<string>>();
  for (const side of sides) {
    const loose = looseIds(wholeObjects(side.model));
    for (const [id, on] of Object.entries(side.model.dependencies ?? {})) {
      const key = side.keyOf(id);
      for (const target of on) {
        add(all, key, side.keyOf(target));
        if (!loose.has(id)) add(needed, key, side.keyOf(target));
      }
    }
    for (const { schema, name, ownedBy } of side.model.sequences)
      if (ownedBy)
        add(needed, nameKey({ schema, name }), nameKey({ schema: ownedBy.schema, name: ownedBy.table }));
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
 * A printed Model with the objects of some keys, whole, and those of others as far as they are firm.
 *
 * @param keys what is kept whole
 * @param firmKeys what is kept without what is loose on it
 */
export function partOf(survey: Surveyed, keys: ReadonlySet<string>, firmKeys: ReadonlySet<string>): Model {
  const part = survey.keep(new Set([...keys, ...firmKeys]));
  const only = <T extends Table | View>(one: T): T => (keys.has(nameKey(one)) ? one : firm(one));
  const tables = part.tables.map(only);
  const views = part.views.map(only);
  const loose = looseIds(
    wholeObjects(part).filter((one) => isInSchema(one) && !keys.has(nameKey(one.value))),
  );
  const dependencies = Object.entries(part.dependencies ?? {}).filter(([id]) => !loose.has(id));
  return { ...part, tables, views, dependencies: Object.fromEntries(dependencies) };
}

/** A table or view without the parts that can be created when every other object is there. */
export function firm<T extends Table | View>(one: T): T {
  const empty = createdLastFields.filter((field) => field in one).map((field) => [field, []]);
  return { ...one, ...Object.fromEntries(empty) };
}

/**
 * A printed Model with the objects of some keys as they are in another one: those that are not there are gone,
 * those that are new have come.
 *
 * @param whole the Model
 * @param part another, which has every schema, extension and default privilege
 */
export function withPart(whole: Model, part: Model, keys: ReadonlySet<string>): Model {
  const [there, here] = [surveyOf(whole), surveyOf(part)];
  const rest = new Set([...there.objects.keys()].filter((key) => !keys.has(key)));
  const [kept, came] = [there.keep(rest), here.keep(keys)];
  const dependencies = { ...kept.dependencies, ...came.dependencies };
  const lists = mapLists(part, (list, values) =>
    entryOf(list).inSchema ? [...objectsOf(kept, list), ...objectsOf(came, list)].sort(byPath(list)) : values,
  );
  return {
    ...lists,
    dependencies: Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** Compares two objects of a list by schema, name and arguments. */
function byPath(list: ListName): (a: object, b: object) => number {
  const { path, args } = entryOf(list);
  const key = (one: object) => [...path(one), args?.(one) ?? ''].join('\0');
  return (a, b) => (key(a) < key(b) ? -1 : 1);
}

/** The keys in a printed Model of the objects that have some names, all the routines of a name together. */
export function keysOf(model: Model, names: ReadonlySet<string>): string[] {
  return [...names, ...model.routines.filter((one) => names.has(nameKey(one))).map(routineKey)];
}

/** The ids of what `firm` leaves out. */
function looseIds(objects: readonly ModelObject[]): Set<string> {
  const ids = new Set<string>();
  for (const object of objects)
    for (const { entry, reference } of partsOf(object))
      if ('createdLast' in entry && entry.createdLast) ids.add(printReference(reference));
  return ids;
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

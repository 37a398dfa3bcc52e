import type { Model } from '../model/index.ts';
import { listNames } from './catalogue.ts';
import { mapObjects, stripFields } from './map-objects.ts';
import { eachObject, type ModelObject, partEntries } from './walk.ts';

/**
 * Removes the authored hints (`renamedFrom`, `renamedValues`, `using`, `backfill`, `rejects`, `transitions`), which
 * PostgreSQL does not store.
 */
export function withoutAuthoredHints(model: Model): Model {
  return stripFields(model, isHint);
}

/**
 * Copies the authored hints to a printed Model. Only renames that the planner carries out are copied.
 *
 * @param printed the Model as PostgreSQL printed it
 * @param authored the Model that was printed, with the hints
 */
export function withAuthoredHints(printed: Model, authored: Model): Model {
  const hints = new Map<string, Readonly<Record<string, unknown>>>();
  for (const object of eachObject(authored)) {
    const fields = Object.entries(object.value).filter(
      ([field]) => isHint(field, object) && (field !== 'renamedFrom' || object.entry.renamable),
    );
    if (fields.length > 0) hints.set(keyOf(object), Object.fromEntries(fields));
  }
  if (hints.size === 0) return printed;
  return mapObjects(printed, (object) => ({ ...object.value, ...hints.get(keyOf(object)) }));
}

/** Returns whether any object or part of a Model is declared to have had another name. */
export function declaresRenames(model: Model): boolean {
  const isRenamed = (value: Renamed) => value.renamedFrom !== undefined || value.renamedValues !== undefined;
  return listNames.some((list) => {
    const fields = partEntries(list).map(([field]) => field);
    return (model[list] ?? []).some((value) => {
      const held = value as unknown as Readonly<Record<string, Renamed | readonly Renamed[] | undefined>>;
      return (
        isRenamed(value as Renamed) || fields.some((field) => [held[field] ?? []].flat().some(isRenamed))
      );
    });
  });
}

interface Renamed {
  readonly renamedFrom?: string;
  readonly renamedValues?: object;
}

function isHint(field: string, { entry }: ModelObject): boolean {
  return (entry.authored as readonly string[]).includes(field);
}

function keyOf({ kind, path, reference }: ModelObject): string {
  return JSON.stringify([kind, path, reference.args]);
}

import type { Model } from '../model/index.ts';
import { entryOf, listNames } from './catalogue.ts';
import type { NameSpace } from './kind-entry.ts';
import { eachObject, type ModelObject } from './walk.ts';

/** A name of an object or part, and the name space in which it is unique. */
export interface PlacedName {
  readonly space: NameSpace;
  /** The path of the schema or object in which it is unique; empty for the database. */
  readonly within: readonly string[];
  readonly name: string;
  /** The object or part with this name. */
  readonly object: ModelObject;
  /** PostgreSQL generated it, and would have avoided a name that is taken. */
  readonly generated?: true;
}

/** The name spaces of the objects in a schema. */
const inSchema: ReadonlySet<NameSpace> = new Set(
  listNames.map(entryOf).flatMap((entry) => (entry.inSchema ? entry.names : [])),
);

/**
 * Returns all names of the objects and parts of a Model, including those of objects that PostgreSQL creates for them:
 * the sequence of an identity column, the index of a key, the multirange type of a range type.
 */
export function takenNames(model: Model): readonly PlacedName[] {
  return eachObject(model).flatMap((object) => {
    const { entry, path, reference, whole } = object;
    const own = `${path.at(-1) ?? ''}${reference.args === undefined ? '' : `(${reference.args})`}`;
    const [schema = ''] = path;
    const within = (space: NameSpace) => (inSchema.has(space) ? [schema] : path.slice(0, -1));
    const also = entry.alsoNames?.(object.value, whole?.value ?? object.value) ?? [];
    return [
      ...entry.names.map((space) => ({ space, within: within(space), name: own, object })),
      ...also.map(({ space, name, schema: other, generated }) => ({
        space,
        within: other === undefined ? within(space) : [other],
        name,
        object,
        ...(generated && { generated }),
      })),
    ];
  });
}

/** Returns whether two objects of a Model have the same name. PostgreSQL would refuse to create the second. */
export function hasNameCollision(model: Model): boolean {
  const seen = new Set<string>();
  for (const { space, within, name } of takenNames(model)) {
    const key = JSON.stringify([space, within, name]);
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}

import { type EnumType, eachObject, type Model, type ModelObject } from '@trellis/model';
import { mapObjects } from '@trellis/model/internal';

/** The declared renames of an object, as the descriptors have them. */
type Renames = Partial<Pick<EnumType, 'renamedFrom' | 'renamedValues'>>;

/**
 * Returns the Model of a release with the declared renames since the last release, so that a later comparison of the
 * two releases can distinguish a rename from a drop and an add. A rename is declared if the last release has an object
 * with the old name and none with the new name.
 *
 * @param model the Model at the head of the history
 * @param authored the Model of the descriptors
 * @param last the Model of the previous release
 */
export function withRenames(model: Model, authored: Model, last: Model): Model {
  const declared = new Map(eachObject(authored).map((object) => [keyOf(object), object.value as Renames]));
  const before = new Map(eachObject(last).map((object) => [keyOf(object), object.value]));
  const renames = new Map<string, Renames>();
  /** The path in the last release, by the key of an object. */
  const paths = new Map<string, readonly string[]>();
  // Schemas precede their objects, and objects precede their parts.
  for (const object of eachObject(model)) {
    const [key, name] = [keyOf(object), object.path.at(-1) ?? ''];
    const { renamedFrom, renamedValues } = declared.get(key) ?? {};
    const within = paths.get(containerOf(object)) ?? object.path.slice(0, -1);
    const oldKey = (own: string) => keyOf({ ...object, path: [...within, own] });
    const isRenamed =
      object.entry.renamable &&
      renamedFrom !== undefined &&
      before.has(oldKey(renamedFrom)) &&
      !before.has(oldKey(name));
    const oldName = isRenamed ? renamedFrom : name;
    paths.set(key, [...within, oldName]);
    renames.set(key, {
      ...(isRenamed && { renamedFrom }),
      ...valuesRenamedSince(renamedValues, before.get(oldKey(oldName)) as EnumType | undefined),
    });
  }
  return mapObjects(model, (object) => ({ ...object.value, ...renames.get(keyOf(object)) }));
}

/** The key of the object or schema that an object is in. */
function containerOf({ whole, path }: ModelObject): string {
  if (whole) return keyOf(whole);
  return path.length > 1 ? keyOf({ kind: 'schema', path: path.slice(0, 1) }) : '';
}

/** The renamed values of an enum that the last release has under their old names. */
function valuesRenamedSince(
  renamed: EnumType['renamedValues'] = {},
  old: EnumType | undefined,
): Pick<EnumType, 'renamedValues'> {
  const kept = Object.entries(renamed).filter(
    ([from, to]) => old?.values.includes(from) && !old.values.includes(to),
  );
  return kept.length > 0 ? { renamedValues: Object.fromEntries(kept) } : {};
}

function keyOf({
  kind,
  path,
  reference,
}: Pick<ModelObject, 'kind' | 'path'> & Partial<Pick<ModelObject, 'reference'>>): string {
  return JSON.stringify([kind, path, reference?.args]);
}

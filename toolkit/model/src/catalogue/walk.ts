import type { Model, QualifiedName } from '../model/index.ts';
import type { ObjectReference } from '../names/index.ts';
import { entryOf, type KindName, listNames, type RenamableKind, type ValueOfKind } from './catalogue.ts';
import type { KindEntry, PartEntry } from './kind-entry.ts';
import type { ListName } from './lists.ts';

/** An object or part of a Model with its position. `kind` determines the type of `value`. */
export type ModelObject = { [K in KindName]: ObjectOfKind<K> }[KindName];

/** An object or part of one kind. */
export interface ObjectOfKind<K extends KindName> {
  readonly kind: K;
  readonly value: ValueOfKind<K>;
  /** Its id as a value. */
  readonly reference: ObjectReference;
  /** The names that lead to it through the object that it is a part of: `['public', 'orders', 'orders_pkey']`. */
  readonly path: readonly string[];
  /** The list of the Model that contains it, or the object that it is a part of. */
  readonly list: ListName;
  /** The object that it is a part of. */
  readonly whole?: ModelObject;
  /** The entry of its kind in the catalogue. */
  readonly entry: KindEntry<object> | PartEntry<object, object>;
}

/**
 * The objects and parts of a Model: each table, then its columns, constraints, indexes and so on. The order is the catalogue's, then the Model's.
 *
 * @param model any Model
 * @example
 * import { eachObject, emptyModel, printReference } from '@trellis/model';
 *
 * const withoutComment = eachObject(emptyModel)
 *   .filter(({ value }) => !('comment' in value))
 *   .map(({ reference }) => printReference(reference));
 */
export function eachObject(model: Model): readonly ModelObject[] {
  return wholeObjects(model).flatMap((object) => [object, ...partsOf(object)]);
}

/** The objects of a Model's lists, without their parts. */
export function wholeObjects(model: Model): readonly ModelObject[] {
  return listNames.flatMap((list) => (model[list] ?? []).map((value) => objectIn(list, value)));
}

/** The parts of an object: none of a part. */
export function partsOf(whole: ModelObject): readonly ModelObject[] {
  if (whole.whole) return [];
  return partEntries(whole.list).flatMap(([field, entry]) => {
    const held = (whole.value as unknown as Readonly<Record<string, Part | readonly Part[] | undefined>>)[
      field
    ];
    if (held === undefined) return [];
    return [held].flat().map((value) => partIn(whole, entry, value as Part));
  });
}

/** An object in a schema. */
export type ObjectInSchema = ModelObject & { readonly value: QualifiedName };

/** Returns whether an object is identified by a schema and a name. */
export function isInSchema(object: ModelObject): object is ObjectInSchema {
  return 'inSchema' in object.entry && object.entry.inSchema;
}

/** An object that `renamedFrom` can rename. */
export type RenamableObject = Extract<ModelObject, { readonly kind: RenamableKind }>;

/** Returns whether `renamedFrom` can rename an object. */
export function isRenamable(object: ModelObject): object is RenamableObject {
  return object.entry.renamable;
}

interface Part {
  readonly name: string;
}

/** An object of a list, with its position. */
export function objectIn(list: ListName, value: object): ModelObject {
  const entry = entryOf(list);
  const path = entry.path(value);
  const args = entry.args?.(value);
  const reference = { kind: entry.id, path, ...(args !== undefined && { args }) };
  return { kind: entry.kind, value, reference, path, list, entry } as unknown as ModelObject;
}

/** A part of an object, with its position. */
export function partIn(whole: ModelObject, entry: PartEntry<object, object>, value: Part): ModelObject {
  const path = [...whole.path, value.name];
  const [schema = ''] = whole.path;
  const reference = { kind: entry.id, path: entry.within === 'schema' ? [schema, value.name] : path };
  return {
    kind: entry.kind,
    value,
    reference,
    path,
    list: whole.list,
    whole,
    entry,
  } as unknown as ModelObject;
}

/** The entries of the parts of a list's objects, by the field that holds them. */
export function partEntries(list: ListName): readonly (readonly [string, PartEntry<object, object>])[] {
  return Object.entries(entryOf(list).parts);
}

/** The fields of parts that can be created after all other objects: `foreignKeys`, `triggers`. */
export const createdLastFields: readonly string[] = [
  ...new Set(
    listNames.flatMap((list) =>
      partEntries(list).flatMap(([field, { createdLast }]) => (createdLast ? [field] : [])),
    ),
  ),
];

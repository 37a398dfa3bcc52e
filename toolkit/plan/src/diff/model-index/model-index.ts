import {
  type Model,
  type ModelObject,
  type ObjectKind,
  type ObjectReference,
  objectId,
  parseReference,
  printReference,
  type QualifiedName,
} from '@trellis/model';
import {
  extensionDependencies,
  filterObjects,
  isInSchema,
  type NameSpace,
  PATH_NAMES,
  type PathName,
  push,
  takenNames,
  wholeObjects,
} from '@trellis/model/internal';

const indexes = new WeakMap<Model, ModelIndex>();

/** The index of a Model, which is created once: the same Models are compared in both directions, whole and in part. */
export function modelIndexOf(model: Model): ModelIndex {
  const known = indexes.get(model);
  if (known) return known;
  const index = new ModelIndex(model);
  indexes.set(model, index);
  return index;
}

/** The objects of a Model by key. An object and its parts have one key. */
export class ModelIndex {
  readonly objects = new Map<string, unknown[]>();
  /** The keys of the objects that are in a schema. */
  private readonly inSchemas = new Set<string>();
  /** The keys of the objects that parts with ids of their own belong to. */
  private readonly wholes = new Map<string, string>();
  private readonly references = new Map<string, ObjectReference | undefined>();
  private readonly keys = new Map<string, string>();
  private known: { reverse: Map<string, string[]>; targets: Map<string, string[]> } | undefined;

  constructor(readonly model: Model) {
    for (const object of wholeObjects(model)) {
      if (object.list === 'defaultPrivileges') continue;
      const key = this.keyOf(printReference(object.reference));
      push(this.objects, key, object.value);
      if (isInSchema(object)) this.inSchemas.add(key);
    }
    // Indexes, the sequences of identities and multiranges have names in the schema, and ids without their whole.
    for (const { space, within, name, object } of takenNames(model))
      for (const kind of ownedKinds[space] ?? [])
        if (object.whole || name !== object.path.at(-1))
          this.wholes.set(objectId(kind, [...within, name]), keyOfPath((object.whole ?? object).path));
  }

  /** The key of an object, by its id or by that of one of its parts. */
  keyOf(id: string): string {
    const whole = this.wholes.get(id);
    if (whole !== undefined) return whole;
    let key = this.keys.get(id);
    if (key === undefined) {
      const reference = this.referenceOf(id);
      key = reference === undefined || isNamedById(reference) ? id : keyOfPath(reference.path);
      this.keys.set(id, key);
    }
    return key;
  }

  private referenceOf(id: string): ObjectReference | undefined {
    if (!this.references.has(id)) this.references.set(id, parseReference(id));
    return this.references.get(id);
  }

  /** The ids of an object and its parts that have dependents. */
  idsOf(key: string): readonly string[] {
    return this.backward().targets.get(key) ?? [];
  }

  /** The keys of the objects that depend on others, directly or not. */
  dependents(of: ReadonlySet<string>): Set<string> {
    const { targets } = this.backward();
    const found = this.dependentsOfParts([...of].flatMap((key) => targets.get(key) ?? []));
    for (const sequence of this.model.sequences)
      if (sequence.ownedBy && of.has(ownerKey(sequence.ownedBy))) found.add(nameKey(sequence));
    return found;
  }

  /** The keys of the objects that depend on objects or parts, directly or not. */
  dependentsOfParts(ids: readonly string[]): Set<string> {
    const { reverse, targets } = this.backward();
    const found = new Set<string>();
    const seen = new Set<string>();
    const queue = [...ids];
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      for (const dependent of reverse.get(id) ?? []) {
        const key = this.keyOf(dependent);
        found.add(key);
        // Of a table, only the part that depends; objects without parts as a whole.
        queue.push(dependent, ...(this.isPart(dependent) ? [] : (targets.get(key) ?? [])));
      }
    }
    return found;
  }

  /** The direct dependents of each id, and the ids of each key that have dependents. */
  private backward(): { reverse: Map<string, string[]>; targets: Map<string, string[]> } {
    if (this.known) return this.known;
    const reverse = new Map<string, string[]>();
    const targets = new Map<string, string[]>();
    for (const [id, on] of Object.entries(this.model.dependencies ?? {}))
      for (const target of on) {
        if (!reverse.has(target)) push(targets, this.keyOf(target), target);
        push(reverse, target, id);
      }
    for (const { reference, dependsOn } of extensionDependencies(this.model)) {
      const id = printReference(reference);
      for (const target of dependsOn) {
        if (!reverse.has(target)) push(targets, this.keyOf(target), target);
        push(reverse, target, id);
      }
    }
    this.known = { reverse, targets };
    return this.known;
  }

  /** The keys of the types, parents, routines and owning tables of objects, directly or not. */
  foundations(of: ReadonlySet<string>): Set<string> {
    const found = new Set<string>();
    for (const sequence of this.model.sequences)
      if (sequence.ownedBy && of.has(nameKey(sequence))) found.add(ownerKey(sequence.ownedBy));
    const forward = new Map<string, string[]>();
    for (const [id, on] of Object.entries(this.model.dependencies ?? {}))
      for (const target of on)
        if (this.isFoundation(id, target)) push(forward, this.keyOf(id), this.keyOf(target));
    const queue = [...of, ...found];
    for (let key = queue.pop(); key !== undefined; key = queue.pop())
      for (const next of forward.get(key) ?? [])
        if (!of.has(next) && !found.has(next)) {
          found.add(next);
          queue.push(next);
        }
    return found;
  }

  /** The keys of the routines that have the names of others, and are not among these. */
  overloads(of: ReadonlySet<string>): readonly string[] {
    const { routines } = this.model;
    const names = new Set(routines.filter((one) => of.has(routineKey(one))).map(nameKey));
    return routines
      .filter((one) => names.has(nameKey(one)))
      .flatMap((one) => {
        const key = routineKey(one);
        return of.has(key) ? [] : [key];
      });
  }

  /** Whether an object cannot be without one that it depends on. */
  private isFoundation(id: string, target: string): boolean {
    const [of, on] = [this.referenceOf(id)?.kind, this.referenceOf(target)?.kind];
    const users = on && foundationKinds[on];
    return users === 'all' || (of !== undefined && users?.includes(of) === true);
  }

  /** The Model with the objects of these keys, and those outside schemas that do not depend on others. */
  keep(kept: ReadonlySet<string>): Model {
    const { model } = this;
    return {
      ...filterObjects(
        model,
        (object) => kept.has(this.keyOf(printReference(object.reference))) || this.isFree(object, kept),
      ),
      dependencies: Object.fromEntries(
        Object.entries(model.dependencies ?? {}).filter(([id]) => kept.has(this.keyOf(id))),
      ),
    };
  }

  /** Whether an object is outside schemas, and depends on nothing in a schema that is left out. */
  private isFree(object: ModelObject, kept: ReadonlySet<string>): boolean {
    if (isInSchema(object)) return false;
    const on = this.model.dependencies?.[printReference(object.reference)] ?? [];
    return on.every((target) => {
      const key = this.keyOf(target);
      return !this.inSchemas.has(key) || kept.has(key);
    });
  }

  /** Whether an id names a part on which the rest of its object does not depend. */
  private isPart(id: string): boolean {
    const kind = this.referenceOf(id)?.kind;
    return kind === undefined || !wholeKinds.has(kind);
  }
}

/** Whether an object has its id as its key: routines of one name differ in their arguments, and others are in no schema. */
function isNamedById({ kind, args }: ObjectReference): boolean {
  const [first] = PATH_NAMES[kind] as readonly PathName[];
  return args !== undefined || first !== 'schema';
}

const wholeKinds: ReadonlySet<ObjectKind> = new Set([
  'table',
  'view',
  'type',
  'routine',
  'sequence',
  'collation',
  'text search dictionary',
  'text search configuration',
]);

/** The kinds that objects cannot be without, and which objects: a type and a routine of all, a table of its children. */
const foundationKinds: { readonly [K in ObjectKind]?: 'all' | readonly ObjectKind[] } = {
  type: 'all',
  routine: 'all',
  table: ['table'],
};

/** The kinds of ids that a part's name in its schema can have, by the name space. */
const ownedKinds: Readonly<Partial<Record<NameSpace, readonly ObjectKind[]>>> = {
  relation: ['index', 'sequence'],
  type: ['type'],
};

/** The key of an object in a schema. Objects of several kinds can have one name. */
export function nameKey(of: QualifiedName): string {
  return keyOfPath([of.schema, of.name]);
}

function keyOfPath(path: readonly string[]): string {
  return objectId('table', path.slice(0, 2));
}

export function ownerKey(of: { readonly schema: string; readonly table: string }): string {
  return nameKey({ schema: of.schema, name: of.table });
}

export function routineKey(routine: Model['routines'][number]): string {
  return objectId('routine', [routine.schema, routine.name], routine.arguments);
}

import { type Model, objectId, type QualifiedName } from '@trellis/model';
import { generatedName } from '@trellis/model/internal';

const indexes = new WeakMap<Model, ModelIndex>();

/** The survey of a Model, which is made once: the same Models are compared there and back, whole and in part. */
export function modelIndexOf(model: Model): ModelIndex {
  const known = indexes.get(model);
  if (known) return known;
  const survey = new ModelIndex(model);
  indexes.set(model, survey);
  return survey;
}

/** A Model with its objects by key: what their ids have in common. */
export class ModelIndex {
  readonly objects = new Map<string, unknown[]>();
  private readonly owners = new Map<string, string>();
  private readonly keys = new Map<string, string>();
  private known: { reverse: Map<string, string[]>; targets: Map<string, string[]> } | undefined;

  constructor(readonly model: Model) {
    const add = (key: string, value: unknown) => {
      const known = this.objects.get(key);
      if (known) known.push(value);
      else this.objects.set(key, [value]);
    };
    for (const table of model.tables) {
      const key = nameKey(table);
      add(key, table);
      for (const index of table.indexes) this.own('index', table.schema, index.name, key);
      for (const one of [table.primaryKey, ...table.uniques, ...table.exclusions])
        if (one) this.own('index', table.schema, one.name, key);
      for (const { name, identity } of table.columns)
        if (identity)
          this.own(
            'sequence',
            table.schema,
            identity.sequenceName ?? generatedName(table.name, name, 'seq'),
            key,
          );
    }
    for (const view of model.views) {
      add(nameKey(view), view);
      for (const index of view.indexes) this.own('index', view.schema, index.name, nameKey(view));
    }
    for (const list of [
      model.enums,
      model.domains,
      model.compositeTypes,
      model.rangeTypes,
      model.sequences,
      model.statistics,
    ])
      for (const one of list) add(nameKey(one), one);
    for (const range of model.rangeTypes)
      if (range.multirangeName !== undefined)
        this.own('type', range.schema, range.multirangeName, nameKey(range));
    for (const routine of model.routines) add(routineKey(routine), routine);
    for (const schema of model.schemas) add(this.keyOf(objectId('schema', [schema.name])), schema);
    for (const extension of model.extensions)
      add(this.keyOf(objectId('extension', [extension.name])), extension);
  }

  /** The key of the object that an id names or names a part of. */
  keyOf(id: string): string {
    const owner = this.owners.get(id);
    if (owner !== undefined) return owner;
    let key = this.keys.get(id);
    if (key === undefined) {
      key = id.startsWith('routine ') ? id : firstTwo(id.slice(id.indexOf(' ') + 1));
      this.keys.set(id, key);
    }
    return key;
  }

  /** The ids of an object and its parts that something depends on. */
  idsOf(key: string): readonly string[] {
    return this.backward().targets.get(key) ?? [];
  }

  /** The keys of what depends, however far, on the objects of some keys. */
  dependents(of: ReadonlySet<string>): Set<string> {
    const { targets } = this.backward();
    const found = this.dependentsOfParts([...of].flatMap((key) => targets.get(key) ?? []));
    for (const sequence of this.model.sequences)
      if (sequence.ownedBy && of.has(ownerKey(sequence.ownedBy))) found.add(nameKey(sequence));
    return found;
  }

  /** The keys of what depends, however far, on objects or parts of objects, by their ids. */
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
        // Of a table only the part that depends; whatever is one piece goes as one.
        queue.push(dependent, ...(isPart(dependent) ? [] : (targets.get(key) ?? [])));
      }
    }
    return found;
  }

  /** What depends on each id directly, and the ids of each key that something depends on. */
  private backward(): { reverse: Map<string, string[]>; targets: Map<string, string[]> } {
    if (this.known) return this.known;
    const reverse = new Map<string, string[]>();
    const targets = new Map<string, string[]>();
    for (const [id, on] of Object.entries(this.model.dependencies ?? {}))
      for (const target of on) {
        if (!reverse.has(target)) push(targets, this.keyOf(target), target);
        push(reverse, target, id);
      }
    this.known = { reverse, targets };
    return this.known;
  }

  /** The keys of the types, parents and owning tables of the objects of some keys, however far. */
  foundations(of: ReadonlySet<string>): Set<string> {
    const found = new Set<string>();
    for (const sequence of this.model.sequences)
      if (sequence.ownedBy && of.has(nameKey(sequence))) found.add(ownerKey(sequence.ownedBy));
    const forward = new Map<string, string[]>();
    for (const [id, on] of Object.entries(this.model.dependencies ?? {}))
      for (const target of on)
        if (target.startsWith('type ') || (id.startsWith('table ') && target.startsWith('table ')))
          push(forward, this.keyOf(id), this.keyOf(target));
    const queue = [...of, ...found];
    for (let key = queue.pop(); key !== undefined; key = queue.pop())
      for (const next of forward.get(key) ?? [])
        if (!of.has(next) && !found.has(next)) {
          found.add(next);
          queue.push(next);
        }
    return found;
  }

  /** The Model with the objects of these keys only. */
  keep(kept: ReadonlySet<string>): Model {
    const { model } = this;
    return {
      ...onlyObjects(model, (name) => kept.has(nameKey(name))),
      routines: model.routines.filter((routine) => kept.has(routineKey(routine))),
      dependencies: Object.fromEntries(
        Object.entries(model.dependencies ?? {}).filter(([id]) => kept.has(this.keyOf(id))),
      ),
    };
  }

  private own(kind: 'index' | 'sequence' | 'type', schema: string, name: string, key: string): void {
    this.owners.set(objectId(kind, [schema, name]), key);
  }
}

/** Whether an id names a part of a table that the rest of the table does not depend on. */
function isPart(id: string): boolean {
  return !['table ', 'view ', 'type ', 'routine ', 'sequence '].some((kind) => id.startsWith(kind));
}

/** The Model with the objects of some names only, of every kind that has a name in a schema. */
export function onlyObjects(model: Model, holds: (name: QualifiedName) => boolean): Model {
  return {
    ...model,
    enums: model.enums.filter(holds),
    domains: model.domains.filter(holds),
    compositeTypes: model.compositeTypes.filter(holds),
    rangeTypes: model.rangeTypes.filter(holds),
    sequences: model.sequences.filter(holds),
    routines: model.routines.filter(holds),
    statistics: model.statistics.filter(holds),
    tables: model.tables.filter(holds),
    views: model.views.filter(holds),
  };
}

export function nameKey(of: QualifiedName): string {
  return firstTwo(objectId('table', [of.schema, of.name]).slice('table '.length));
}

export function ownerKey(of: { readonly schema: string; readonly table: string }): string {
  return nameKey({ schema: of.schema, name: of.table });
}

export function routineKey(routine: Model['routines'][number]): string {
  return objectId('routine', [routine.schema, routine.name], routine.arguments);
}

/** The first two names of a path: schema and object. */
function firstTwo(path: string): string {
  let dots = 0;
  let quoted = false;
  for (let i = 0; i < path.length; i++) {
    const character = path[i];
    if (character === '"') quoted = !quoted;
    else if (character === '.' && !quoted && ++dots === 2) return path.slice(0, i);
  }
  return path;
}

export function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

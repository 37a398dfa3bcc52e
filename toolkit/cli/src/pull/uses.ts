import { objectId, parseReference, printReference } from '@trellis/model';
import { push, unmodelledId, wholeObjects } from '@trellis/model/internal';
import type { ModelIndex } from '@trellis/plan/internal';

/** A part or object that uses another object. */
interface User {
  /** The key of the object. */
  readonly key: string;
  /** The id of the part of it, or its own. */
  readonly id: string;
}

/** Which objects of a Model use which, by key. A schema does not count: descriptors create those that objects need. */
export class Uses {
  private readonly users = new Map<string, User[]>();
  private readonly names = new Map<string, string>();

  /** @param index the index of a Model with dependencies */
  constructor(private readonly index: ModelIndex) {
    const { model } = index;
    for (const { reference } of wholeObjects(model)) {
      const id = printReference(reference);
      if (reference.kind !== 'schema') this.names.set(index.keyOf(id), id);
    }
    for (const one of model.unmodelled ?? []) this.names.set(unmodelledId(one), `${one.kind} ${one.object}`);
    for (const [id, on] of Object.entries(model.dependencies ?? {}))
      for (const target of on) this.add(id, target);
    for (const { schema, name, ownedBy } of model.sequences)
      if (ownedBy)
        this.add(objectId('sequence', [schema, name]), objectId('table', [ownedBy.schema, ownedBy.table]));
  }

  private add(id: string, target: string): void {
    const [key, on] = [this.keyOf(id), this.keyOf(target)];
    if (key === on || !this.names.has(key) || !this.names.has(on)) return;
    push(this.users, on, { key, id });
  }

  /** The key of an object, by its id or by that of one of its parts. */
  private keyOf(id: string): string {
    const reference = parseReference(id);
    const isMember = reference?.kind.startsWith('publication ');
    return this.index.keyOf(isMember ? objectId('publication', reference?.path.slice(-1) ?? []) : id);
  }

  keys(): readonly string[] {
    return [...this.names.keys()];
  }

  /** The id of an object; of an unmodelled one, its kind and name. */
  nameOf(key: string): string {
    return this.names.get(key) ?? key;
  }

  isModelled(key: string): boolean {
    return !key.startsWith('unmodelled ');
  }

  /** The objects that use an object directly. */
  usersOf(key: string): readonly User[] {
    return this.users.get(key) ?? [];
  }

  /** The keys of the objects that use others, directly or not, each with the one of these that it uses. */
  dependents(of: readonly string[]): Map<string, string> {
    const found = new Map<string, string>();
    for (const cause of of) {
      const queue = [cause];
      for (let key = queue.pop(); key !== undefined; key = queue.pop())
        for (const user of this.usersOf(key)) {
          if (found.has(user.key)) continue;
          found.set(user.key, cause);
          queue.push(user.key);
        }
    }
    return found;
  }
}

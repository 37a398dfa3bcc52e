import { type Model, type ModelObject, printReference, type QualifiedName, type Table } from '@trellis/model';
import {
  isRenamable,
  partsOf,
  type RenamableObject,
  same,
  takenNames,
  wholeObjects,
} from '@trellis/model/internal';
import { renameTo } from '../../ddl/index.ts';
import { applyRenames } from './apply.ts';
import { Definitions } from './definitions.ts';
import { followsNames } from './follows-names.ts';
import { namedAfter, nameSource } from './named-after.ts';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * The renames of keys, indexes, checks, foreign keys and owned sequences that are named after a renamed table or column.
 * A naming convention gives them other names, so they would be dropped and built again, and a sequence would lose its
 * position.
 *
 * An object counts if the wanted Model has it, with the same definition, under a name that follows the renames. A rename
 * that the definition does not deserve costs one statement: an object that still differs is recreated as before.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted
 * @param declared the renames that the author declared
 * @returns the renames in an order in which each new name is free, to run after the declared ones
 */
export function derivedRenames(from: Model, to: Model, declared: readonly Rename[]): readonly Rename[] {
  if (declared.length === 0) return [];
  const renamed = applyRenames(from, declared);
  const reversed = RenamedNames.reversed(declared);
  const candidates = new Candidates(declared);
  const existing = new Map(wholeObjects(renamed).map((one) => [printReference(one.reference), one]));
  for (const wanted of wholeObjects(to)) {
    const whole = existing.get(printReference(wanted.reference));
    if (whole) candidates.addParts(whole, wanted);
    else candidates.addWhole(wanted, renamed);
  }
  return inOrder(candidates.found, renamed).map(({ old, wanted }) => ({
    kind: wanted.kind,
    old: reversed.reference(old.reference),
    wanted: wanted.reference,
    from: nameOf(old),
    to: nameOf(wanted),
    sql: renameTo(wanted.kind, old.value, nameOf(wanted), wanted.whole?.value as QualifiedName),
  }));
}

/** An object under its old name, in objects with their new names, and the object that it becomes. */
interface Candidate {
  readonly old: RenamableObject;
  readonly wanted: RenamableObject;
}

class Candidates {
  readonly found: Candidate[] = [];
  private readonly definitions: Definitions;
  private readonly settled: ReadonlySet<string>;

  constructor(declared: readonly Rename[]) {
    this.definitions = new Definitions(declared);
    this.settled = new Set(declared.map(({ wanted }) => printReference(wanted)));
  }

  /** Adds the parts of a table or view. */
  addParts(old: ModelObject, wanted: ModelObject): void {
    // PostgreSQL renames no part of a typed table.
    if ((old.value as Table).ofType !== undefined) return;
    const before = partsOf(old).filter((part) => this.isOpen(part));
    const after = partsOf(wanted).filter((part) => this.isOpen(part));
    const isKept = (part: ModelObject, others: readonly ModelObject[]) =>
      others.some((other) => nameOf(other) === nameOf(part) && this.definitions.same(part, other));
    const gone = new Set(before.filter((part) => !isKept(part, after)));
    for (const part of after) {
      if (isKept(part, before)) continue;
      for (const one of gone)
        if (this.follows(one, part) && this.definitions.same(one, part)) {
          this.found.push({ old: one, wanted: part });
          gone.delete(one);
          break;
        }
    }
  }

  /** Adds an object that is named after a column of a table, such as the sequence that the column owns. */
  addWhole(wanted: ModelObject, renamed: Model): void {
    const source = namedAfter(wanted);
    if (!source || !this.isOpen(wanted)) return;
    const old = wholeObjects(renamed)
      .filter((one) => this.isOpen(one))
      .find(
        (one) =>
          one.kind === wanted.kind &&
          same(one.path.slice(0, -1), wanted.path.slice(0, -1)) &&
          same(namedAfter(one), source),
      );
    if (old && this.follows(old, wanted)) this.found.push({ old, wanted });
  }

  private isOpen(object: ModelObject): object is RenamableObject {
    const { local } = object.value as { readonly local?: false };
    return (
      isRenamable(object) &&
      namedAfter(object) !== undefined &&
      local !== false &&
      !this.settled.has(printReference(object.reference))
    );
  }

  /** Whether the name of an object follows the renames. */
  private follows(old: ModelObject, wanted: ModelObject): boolean {
    const source = namedAfter(wanted);
    if (!source || old.kind !== wanted.kind) return false;
    return followsNames(
      { name: nameOf(old), of: this.definitions.before(source) },
      { name: nameOf(wanted), of: nameSource(source) },
      this.definitions.namesOf([source.table, ...(source.refersTo ? [source.refersTo] : [])]),
    );
  }
}

/** The candidates whose new names are free, each after those that give up its name. */
function inOrder(candidates: readonly Candidate[], renamed: Model): readonly Candidate[] {
  const keysOf = new Map<string, string[]>();
  const taken = new Set<string>();
  for (const { space, within, name, object } of takenNames(renamed)) {
    taken.add(JSON.stringify([space, within, name]));
    if (name !== object.path.at(-1)) continue;
    const id = printReference(object.reference);
    keysOf.set(id, [...(keysOf.get(id) ?? []), JSON.stringify([space, within])]);
  }
  const places = ({ old }: Candidate, name: string) =>
    (keysOf.get(printReference(old.reference)) ?? []).map(
      (key) => `${key.slice(0, -1)},${JSON.stringify(name)}]`,
    );
  const ordered: Candidate[] = [];
  for (let open = candidates; ; ) {
    const next = open.find((one) => places(one, nameOf(one.wanted)).every((name) => !taken.has(name)));
    if (!next) return ordered;
    open = open.filter((one) => one !== next);
    for (const name of places(next, nameOf(next.old))) taken.delete(name);
    for (const name of places(next, nameOf(next.wanted))) taken.add(name);
    ordered.push(next);
  }
}

function nameOf({ path }: ModelObject): string {
  return path.at(-1) ?? '';
}

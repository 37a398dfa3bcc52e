import { type Model, type ModelObject, printReference, type QualifiedName } from '@trellis/model';
import {
  declaresRenames,
  groupBy,
  isRenamable,
  partsOf,
  type RenamableObject,
  wholeObjects,
} from '@trellis/model/internal';
import { renameTo } from '../../ddl/index.ts';
import type { Refusal } from '../change/index.ts';
import { derivedMoves } from './derived-moves.ts';
import { derivedRenames } from './derived-renames.ts';
import { withInheritedRenames } from './inherited-renames.ts';
import { matchNames, type NamedObject } from './match-names.ts';
import type { Rename, Renames } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';
import { nameReused, valueRenames } from './value-renames.ts';

/**
 * Finds the objects that are declared to have had another name (`renamedFrom`, `renamedValues`) and still have it, and
 * the parts and sequences that are named after them, and those that are in another schema.
 *
 * A declaration is ignored if the old name does not exist, or if the new name exists and no other rename gives it up:
 * the rename has run before.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted, with the authored hints
 */
export function findRenames(from: Model, to: Model): Renames {
  // Most comparisons have none, and need no walk over both Models.
  if (!declaresRenames(to)) return { list: derivedMoves(from, to, []), refusals: [] };
  const list: Rename[] = [];
  const refusals: Refusal[] = [];
  const find = (before: readonly ModelObject[], after: readonly ModelObject[]) => {
    const { renamed, cycle, reused } = matchNames(renamable(before), renamable(after));
    for (const [old, wanted] of renamed) list.push(renameOf(old.object, wanted.object));
    for (const [old, { name }] of cycle) refusals.push(renameCycle(old.object, name));
    for (const [old, { name }] of reused)
      refusals.push(nameReused(printReference(old.object.reference), old.name, name));
  };
  const oldObjects = groupBy(wholeObjects(from), spaceOf);
  for (const wanted of groupBy(wholeObjects(to), spaceOf).values()) {
    const before = oldObjects.get(oldSpaceOf(wanted, list)) ?? [];
    find(before, wanted);
    const names = RenamedNames.reversed(list);
    const byName = new Map(before.map((object) => [object.path.at(-1), object]));
    for (const whole of wanted) {
      const old = byName.get(names.find(whole.reference) ?? whole.path.at(-1));
      if (!old) continue;
      const oldParts = groupBy(partsOf(old), ({ reference }) => reference.kind);
      for (const [kind, parts] of groupBy(partsOf(whole), ({ reference }) => reference.kind))
        find(oldParts.get(kind) ?? [], parts);
      const values = valueRenames(old, whole);
      list.push(...values.list);
      refusals.push(...values.refusals);
    }
  }
  const declared = withInheritedRenames(list, from);
  const all = withInheritedRenames([...declared, ...derivedRenames(from, to, declared)], from);
  return { list: [...all, ...derivedMoves(from, to, all)], refusals };
}

/**
 * The renames that a Model declares and that have not run in another one.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted, with the authored hints
 * @returns what the objects of `to` are called in `from`, and the reverse
 */
export function renamedNames(
  from: Model,
  to: Model,
): { readonly before: RenamedNames; readonly after: RenamedNames } {
  const { list } = findRenames(from, to);
  return { before: RenamedNames.reversed(list), after: RenamedNames.of(list) };
}

/** The name space of an object within its list: the schema that it is in, and the access method of an operator class. */
function spaceOf({ list, path, reference }: ModelObject): string {
  return JSON.stringify([list, ...path.slice(0, -1), reference.args]);
}

/** The name space of the objects before their schema is renamed. */
function oldSpaceOf([object]: readonly ModelObject[], renames: readonly Rename[]): string {
  if (!object) return '';
  const { path } = RenamedNames.reversed(renames).reference(object.reference);
  return spaceOf({ ...object, path });
}

interface Renamable extends NamedObject {
  readonly object: RenamableObject;
}

function renamable(objects: readonly ModelObject[]): readonly Renamable[] {
  return objects.filter(isRenamable).map((object) => ({ ...(object.value as NamedObject), object }));
}

function renameOf(old: RenamableObject, wanted: RenamableObject): Rename {
  const { name, schema } = wanted.value as QualifiedName;
  const before = { ...old.value, ...(schema !== undefined && { schema }) };
  return {
    kind: wanted.kind,
    old: old.reference,
    wanted: wanted.reference,
    from: old.path.at(-1) ?? '',
    to: name,
    sql: renameTo(old.kind, before, name, wanted.whole?.value as QualifiedName),
  };
}

function renameCycle({ reference, path }: ModelObject, to: string): Refusal {
  return {
    code: 'RENAME_CYCLE',
    object: printReference(reference),
    message: `${path.at(-1)} cannot be renamed to ${to}, because the two exchange names. Rename in two revisions, through a third name.`,
  };
}

import {
  type KindName,
  type Model,
  type ModelObject,
  printReference,
  type QualifiedName,
} from '@trellis/model';
import {
  annotationFields,
  entryOf,
  isInSchema,
  listNames,
  objectsOf,
  same,
  wholeObjects,
} from '@trellis/model/internal';
import { isMovable, setSchema } from '../../ddl/index.ts';
import { applyRenames } from './apply.ts';
import { withRenamedReferences } from './references.ts';
import type { Rename } from './rename.ts';
import { RenamedNames } from './renamed-names.ts';

/**
 * The objects that are in another schema under the same name and with the same definition. They hold no values, so that
 * no declaration is needed: the result is the same as if they were dropped and created there, and what refers to them is
 * left alone.
 *
 * The other schema has to exist, because renames and moves come first.
 *
 * @param from the Model that exists
 * @param to the Model that is wanted
 * @param renames the renames that come before
 */
export function derivedMoves(from: Model, to: Model, renames: readonly Rename[]): readonly Rename[] {
  // Most comparisons have none, and need no walk over both Models.
  if (![from, to].every((model) => lists.some((list) => objectsOf(model, list).length > 0))) return [];
  const moves: Rename[] = [];
  // A configuration names its dictionaries, which come before it.
  for (;;) {
    const all = [...renames, ...moves];
    const found = nextMove(applyRenames(from, all), to, RenamedNames.reversed(all));
    if (!found) return moves;
    moves.push(found);
  }
}

/** The lists of the objects that can be moved. */
const lists = listNames.filter((list) => isMovable(entryOf(list).kind as KindName));

function nextMove(from: Model, to: Model, reversed: RenamedNames): Rename | undefined {
  const [before, after] = [movable(from), movable(to)];
  const [gone, created] = [without(before, after), without(after, before)];
  const schemas = new Set(from.schemas.map(({ name }) => name));
  for (const wanted of created) {
    if (!schemas.has(wanted.value.schema)) continue;
    const old = only(gone.filter((one) => isMoved(one, wanted)));
    if (!old || !only(created.filter((one) => isMoved(old, one)))) continue;
    const { name, schema } = old.value;
    return {
      kind: wanted.kind,
      old: reversed.reference(old.reference),
      wanted: wanted.reference,
      from: name,
      to: name,
      isMove: true,
      sql: setSchema(old.kind, { ...old.value, schema, name }, wanted.value.schema).join(';'),
    };
  }
  return undefined;
}

type Movable = ModelObject & { readonly value: QualifiedName };

function movable(model: Model): readonly Movable[] {
  return wholeObjects(model).filter(
    (object): object is Movable => isMovable(object.kind) && isInSchema(object),
  );
}

function without(some: readonly Movable[], others: readonly Movable[]): readonly Movable[] {
  const ids = new Set(others.map(({ reference }) => printReference(reference)));
  return some.filter(({ reference }) => !ids.has(printReference(reference)));
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Whether two objects of a kind differ in their schemas and annotations only. */
function isMoved(one: Movable, other: Movable): boolean {
  if (one.kind !== other.kind || one.value.name !== other.value.name) return false;
  // A reference by default, such as that of an operator class to its family, changes with the schema.
  const { reference: old, value } = one;
  const move = RenamedNames.of([{ old, wanted: other.reference, to: value.name, isMove: true }]);
  return same(
    definitionOf(one.kind, withRenamedReferences<object>({ kind: one.kind, value }, move)),
    definitionOf(other.kind, other.value),
  );
}

function definitionOf(kind: KindName, value: object): unknown {
  return Object.entries(value)
    .filter(([field]) => field !== 'schema' && !annotationFields(kind).has(field))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

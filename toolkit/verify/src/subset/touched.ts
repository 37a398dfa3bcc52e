import { type Model, objectId, type Table } from '@trellis/model';
import { same } from '@trellis/model/internal';
import { type ModelIndex, ownerKey } from '@trellis/plan/internal';

/**
 * The keys of the objects that a change may affect: the changed ones, and the objects that depend on the changed parts.
 * Of a table that exists on both sides only the changed parts count, so that an added column does not affect the foreign
 * keys that reference the table.
 *
 * @param before the current Model
 * @param after the wanted Model
 */
export function touched(before: ModelIndex, after: ModelIndex): Set<string> {
  const keys = new Set<string>();
  const ids: string[] = [];
  for (const key of new Set([...before.objects.keys(), ...after.objects.keys()])) {
    const [was, is] = [before.objects.get(key), after.objects.get(key)];
    if (same(was, is)) continue;
    keys.add(key);
    ids.push(...(changedParts(before.model, was, is) ?? [...before.idsOf(key), ...after.idsOf(key)]));
  }
  const [was, is] = [before.model.dependencies ?? {}, after.model.dependencies ?? {}];
  for (const id of new Set([...Object.keys(was), ...Object.keys(is)]))
    if (!same(was[id], is[id])) {
      for (const side of [before, after]) keys.add(side.keyOf(id));
      ids.push(id);
    }
  for (const side of [before, after]) for (const key of side.dependentsOfParts(ids)) keys.add(key);
  for (const { model } of [before, after]) addOwned(model, keys);
  return keys;
}

/** A sequence follows the table that owns it. */
function addOwned({ sequences }: Model, keys: Set<string>): void {
  for (const { schema, name, ownedBy } of sequences)
    if (ownedBy && keys.has(ownerKey(ownedBy))) keys.add(ownerKey({ schema, table: name }));
}

/** The ids of the changed parts of a table that exists on both sides; `undefined` if the whole table changed. */
function changedParts(
  model: Model,
  was: readonly unknown[] | undefined,
  is: readonly unknown[] | undefined,
): string[] | undefined {
  const [from, to] = [was?.[0] as Table | undefined, is?.[0] as Table | undefined];
  if (was?.length !== 1 || is?.length !== 1 || !from || !to) return undefined;
  if (!model.tables.includes(from) || !('foreignKeys' in to) || !same(itself(from), itself(to)))
    return undefined;
  const within = [from.schema, from.name];
  const columns = changedNames(from.columns, to.columns);
  const constraints = changedNames(constraintsOf(from), constraintsOf(to));
  const indexes = [...changedNames(from.indexes, to.indexes), ...constraints];
  return [
    ...(columns.length > 0 ? [objectId('table', within)] : []),
    ...columns.map((name) => objectId('column', [...within, name])),
    ...constraints.map((name) => objectId('constraint', [...within, name])),
    ...indexes.map((name) => objectId('index', [from.schema, name])),
  ];
}

/** A table without its named parts, and without what nothing depends on. */
function itself(table: Table): unknown {
  const { columns, primaryKey, uniques, foreignKeys, checks, exclusions, indexes, ...rest } = table;
  const { triggers, rules, policies, comment, privileges, renamedFrom, ...own } = rest;
  return own;
}

function constraintsOf({ primaryKey, uniques, foreignKeys, checks, exclusions }: Table) {
  return [...(primaryKey ? [primaryKey] : []), ...uniques, ...foreignKeys, ...checks, ...exclusions];
}

function changedNames<T extends { readonly name: string }>(from: readonly T[], to: readonly T[]): string[] {
  const was = new Map(from.map((one) => [one.name, one]));
  const is = new Map(to.map((one) => [one.name, one]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((name) => !same(was.get(name), is.get(name)));
}

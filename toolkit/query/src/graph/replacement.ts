import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain } from '../error/plain.ts';
import type { Resolved, ResolvedColumn, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier, joined, rowTable, run } from '../statement/index.ts';
import type { RowTable } from '../statement/row-table.ts';
import { collectUnder } from './collect.ts';
import { columnValue, keyValues } from './column-value.ts';
import { destroy } from './destroy.ts';
import { batches, insertRows, sentParent } from './insert-rows.ts';
import { levels } from './levels.ts';
import { ALONE, type ColumnValue, type GraphNode, pathOf } from './node.ts';

/** A row that is there already: which, and what changes of it. */
interface Kept {
  readonly path: string;
  readonly key: ReadonlyMap<string, ColumnValue>;
  readonly patch: ReadonlyMap<string, ColumnValue>;
}

/**
 * Checks what a relationship shall lead to, and returns what makes it so.
 *
 * @param resolved the schema
 * @param parent the row that leads to the others; its texts are there when the work is done
 * @param to the relationship
 * @param value what it shall lead to
 * @throws BadInput naming the place
 */
export function planReplacement(
  resolved: Resolved,
  parent: GraphNode,
  to: ResolvedRelationship,
  value: unknown,
): (knex: Knex) => Promise<void> {
  const path = `${pathOf(parent)}.${to.name}`;
  const all = to.many ? value : value === null ? [] : [value];
  if (!Array.isArray(all)) throw badInput(path, `an array of rows of ${to.target}`, describe(value));
  const target = resolved.known(to.target);
  const isKept = (one: unknown): one is Readonly<Record<string, unknown>> =>
    to.steps.length === 1 && isPlain(one) && '$key' in one;
  const parts = Array.from(all, (one, i): [number, unknown] => [to.many ? i : ALONE, one]);
  const kept = parts.flatMap(([at, one]) =>
    isKept(one) ? [keptRow(target, to, one, pathOf({ above: parent, name: to.name, at }))] : [],
  );
  const keys = new Set<string>();
  for (const one of kept) {
    const key = JSON.stringify([...one.key.values()]);
    if (keys.has(key)) throw badInput(`${one.path}.$key`, 'a row that is not kept already', key);
    keys.add(key);
  }
  const fresh = parts.filter(([, one]) => !isKept(one));
  const nodes = collectUnder(resolved, parent, to, fresh);
  const inserts = levels(nodes).flatMap(batches);
  return async (knex) => {
    // The associations have nothing to lose: their columns are their keys.
    if (to.steps.length === 2)
      await run(knex, fragment`delete from ${to.tables[0] ?? ''} as s where ${refers(parent, to, 's')}`);
    else {
      await dealWithOrphans(knex, resolved, parent, to, kept);
      for (const same of alike(kept)) await change(knex, target, parent, to, same);
    }
    for (const batch of inserts) await insertRows(knex, batch);
  };
}

/** The columns of the primary key but those that refer to the row above. */
function ownKey(target: ResolvedTable, to: ResolvedRelationship): string[] {
  const referring = to.steps[0].on.map(([, there]) => there);
  return target.primaryKey.filter((name) => !referring.includes(name));
}

function keptRow(
  target: ResolvedTable,
  to: ResolvedRelationship,
  value: Readonly<Record<string, unknown>>,
  path: string,
): Kept {
  const { $key, ...rest } = value;
  const names = ownKey(target, to);
  const key = keyValues(target, names, $key, `${path}.$key`);
  const referring = to.steps[0].on.map(([, there]) => there);
  const patch = new Map<string, ColumnValue>();
  for (const [name, part] of entriesOf(rest, path)) {
    const column = target.columns.get(name);
    if (column === undefined || referring.includes(name))
      throw badInput(path, `columns of ${target.key} to change`, describe(name));
    if (part !== undefined) patch.set(name, columnValue(column, part, `${path}.${name}`));
  }
  return { path, key, patch };
}

/** The condition that a row of the target, `t`, refers to the row above. */
function refers(parent: GraphNode, to: ResolvedRelationship, alias = 't'): Fragment {
  return joined(
    to.steps[0].on.map(([here, there]) =>
      bound(`${alias}.${identifier(there)} = ?`, [
        sentParent(parent, parent.table.columns.get(here) as ResolvedColumn),
      ]),
    ),
    ' and ',
  );
}

/** Values of columns, row by row, as a table `r` that a statement joins, however many they are. */
function valuesOf(target: ResolvedTable, names: readonly string[], rows: readonly ColumnValue[][]): RowTable {
  return rowTable(
    names.map((name) => (target.columns.get(name) as ResolvedColumn).codec),
    rows,
  );
}

/** The condition that a row `t` has the key that is in the first columns of a table of rows. */
function hasKey(key: readonly string[], cells: readonly string[]): string {
  return key.map((name, i) => `t.${identifier(name)} = ${cells[i]}`).join(' and ');
}

/** The condition that a row `t` is none of those that are kept. */
function isOther(target: ResolvedTable, to: ResolvedRelationship, kept: readonly Kept[]): Fragment {
  const key = ownKey(target, to);
  if (kept.length === 0) return bound('true', []);
  // The key of the row above is all of this one's: there is one such row at most.
  if (key.length === 0) return bound('false', []);
  const rows = kept.map((one) => [...one.key.values()]);
  const { from, cells } = valuesOf(target, key, rows);
  const own = key.map((name) => `t.${identifier(name)}`).join(', ');
  // Not null on either side; and hashed, whatever PostgreSQL thinks how many they are.
  return fragment`(${own}) not in (select ${cells.join(', ')} from ${from})`;
}

/** Rows that change the same columns: one statement changes them. */
function alike(kept: readonly Kept[]): Kept[][] {
  const groups = new Map<string, Kept[]>();
  for (const one of kept) {
    const columns = JSON.stringify([...one.patch.keys()].sort());
    const group = groups.get(columns) ?? [];
    groups.set(columns, group);
    group.push(one);
  }
  return [...groups.values()];
}

async function dealWithOrphans(
  knex: Knex,
  resolved: Resolved,
  parent: GraphNode,
  to: ResolvedRelationship,
  kept: readonly Kept[],
): Promise<void> {
  const target = resolved.known(to.target);
  const orphans = fragment`${refers(parent, to)} and ${isOther(target, to, kept)}`;
  if (to.relationship.cascade?.includes('delete-orphan')) {
    await destroy(knex, resolved, target, orphans);
    return;
  }
  const columns = to.steps[0].on.map(([, there]) => there);
  if (columns.every((name) => target.columns.get(name)?.nullable)) {
    const nulls = columns.map((name) => `${identifier(name)} = null`).join(', ');
    await run(knex, fragment`update ${target.sql} as t set ${nulls} where ${orphans}`);
    return;
  }
  const { count } = await run(knex, fragment`select 1 from ${target.sql} as t where ${orphans} limit 1`);
  if (count > 0)
    throw new TrellisError(
      'ORPHANS',
      `Expected every row of ${target.key} to stay under ${pathOf(parent)}.${to.name}, got some left out. Add \`delete-orphan\` to its cascade, or let ${columns.join(', ')} be null.`,
    );
}

async function change(
  knex: Knex,
  target: ResolvedTable,
  parent: GraphNode,
  to: ResolvedRelationship,
  kept: readonly Kept[],
): Promise<void> {
  const key = ownKey(target, to);
  const changed = [...(kept[0]?.patch.keys() ?? [])];
  const { from, cells } = valuesOf(
    target,
    [...key, ...changed],
    kept.map((one) => [...one.key.values(), ...changed.map((name) => one.patch.get(name) ?? null)]),
  );
  const above = to.steps[0].on.map(([here, there]) =>
    bound(`${identifier(there)} = ?`, [sentParent(parent, parent.table.columns.get(here) as ResolvedColumn)]),
  );
  const own = changed.map((name, i) => bound(`${identifier(name)} = ${cells[key.length + i]}`, []));
  const conditions = [
    ...(key.length > 0 ? [bound(hasKey(key, cells), [])] : []),
    ...(key.length < target.primaryKey.length ? [refers(parent, to)] : []),
  ];
  const { rows } = await run(
    knex,
    fragment`update ${target.sql} as t set ${joined([...own, ...above], ', ')} from ${
      cells.length > 0 ? from : '(values (1)) as r(place)'
    } where ${joined(conditions, ' and ')} returning r.place`,
  );
  const found = new Set(rows.map(([place]) => Number(place)));
  const missing = kept.find((_, i) => !found.has(i + 1));
  if (missing !== undefined)
    throw new TrellisError(
      'ROW_MISSING',
      `Expected a row of ${target.key} for ${missing.path}, got none of that key.`,
    );
}

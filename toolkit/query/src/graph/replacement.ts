import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { run } from '../connection/index.ts';
import { badInput, describe } from '../input/index.ts';
import { type RowTable, rowTable } from '../parameter/index.ts';
import type { ResolvedRelationship, ResolvedSchema, ResolvedTable } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier, joined } from '../sql/index.ts';
import { parameterCast } from '../value/index.ts';
import { collectRelated } from './collect.ts';
import { deleteWithCascades } from './delete-with-cascades.ts';
import { batches, insertRows, referencedValue } from './insert-rows.ts';
import { checkKeptRow, isKeptRow, type KeptRow, ownKey } from './kept-row.ts';
import { levels } from './levels.ts';
import { columnOf } from './link.ts';
import { type ColumnValue, type GraphNode, NO_INDEX, pathOf } from './node.ts';

/**
 * Checks the new related rows of a parent row, and returns the function that writes them.
 *
 * @param resolved the schema
 * @param parent the parent row; its cells must be set before the function is called
 * @param to the relationship
 * @param value the related rows as they were passed
 * @throws BadInput
 */
export function planReplacement(
  resolved: ResolvedSchema,
  parent: GraphNode,
  to: ResolvedRelationship,
  value: unknown,
): (knex: Knex) => Promise<void> {
  const path = `${pathOf(parent)}.${to.name}`;
  const all = to.many ? value : value === null ? [] : [value];
  if (!Array.isArray(all)) throw badInput(path, `an array of rows of ${to.target}`, describe(value));
  const target = resolved.table(to.target);
  const parts = Array.from(all, (one, i): [number, unknown] => [to.many ? i : NO_INDEX, one]);
  const kept = parts.flatMap(([index, one]) =>
    isKeptRow(to, one)
      ? [checkKeptRow(target, to, one, pathOf({ container: parent, name: to.name, index }))]
      : [],
  );
  const keys = new Set<string>();
  for (const one of kept) {
    const key = JSON.stringify([...one.key.values()]);
    if (keys.has(key)) throw badInput(`${one.path}.$key`, 'a row that is not in the array already', key);
    keys.add(key);
  }
  const added = parts.filter(([, one]) => !isKeptRow(to, one));
  const inserts = levels(collectRelated(resolved, parent, to, added)).flatMap(batches);
  return async (knex) => {
    // Rows of an association table consist of their keys, so all of them can be replaced.
    if (to.steps.length === 2)
      await run(knex, fragment`delete from ${to.tables[0] ?? ''} as s where ${refersTo(parent, to, 's')}`);
    else {
      await removeOrphans(knex, resolved, parent, to, kept);
      for (const rows of groupByColumns(kept)) await updateRows(knex, target, parent, to, rows);
    }
    for (const batch of inserts) await insertRows(knex, batch);
  };
}

/** Prints the condition that a row refers to the parent row. */
function refersTo(parent: GraphNode, to: ResolvedRelationship, alias: string): Fragment {
  return joined(
    to.steps[0].on.map(([local, remote]) =>
      bound(`${alias}.${identifier(remote)} = ?${parameterCast(columnOf(parent.table, local).codec)}`, [
        parentValue(parent, local),
      ]),
    ),
    ' and ',
  );
}

function parentValue(parent: GraphNode, column: string): ColumnValue {
  return referencedValue(parent, columnOf(parent.table, column));
}

/** Passes values of columns as a table `r`. */
function valueTable(
  target: ResolvedTable,
  names: readonly string[],
  rows: readonly ColumnValue[][],
): RowTable {
  return rowTable(
    names.map((name) => columnOf(target, name).codec),
    rows,
  );
}

/** Prints the condition that a row `t` is not kept. */
function isNotKept(target: ResolvedTable, to: ResolvedRelationship, kept: readonly KeptRow[]): Fragment {
  const key = ownKey(target, to);
  if (kept.length === 0) return bound('true', []);
  // The primary key consists of the foreign key, so there is at most one row.
  if (key.length === 0) return bound('false', []);
  const rows = kept.map((one) => [...one.key.values()]);
  const { from, cells } = valueTable(target, key, rows);
  const own = key.map((name) => `t.${identifier(name)}`).join(', ');
  // Neither side can be null. PostgreSQL hashes the subquery of `not in` whatever its row estimate.
  return fragment`(${own}) not in (select ${cells.join(', ')} from ${from})`;
}

/** Groups rows whose changes concern the same columns; one statement updates a group. */
function groupByColumns(kept: readonly KeptRow[]): KeptRow[][] {
  const groups = new Map<string, KeptRow[]>();
  for (const one of kept) {
    const columns = JSON.stringify([...one.patch.keys()].sort());
    const group = groups.get(columns) ?? [];
    groups.set(columns, group);
    group.push(one);
  }
  return [...groups.values()];
}

/** Deletes the orphans, or sets their foreign key to null, as the relationship's cascade specifies. */
async function removeOrphans(
  knex: Knex,
  resolved: ResolvedSchema,
  parent: GraphNode,
  to: ResolvedRelationship,
  kept: readonly KeptRow[],
): Promise<void> {
  const target = resolved.table(to.target);
  const orphans = fragment`${refersTo(parent, to, 't')} and ${isNotKept(target, to, kept)}`;
  if (to.relationship.cascade?.includes('delete-orphan')) {
    await deleteWithCascades(knex, resolved, target, orphans);
    return;
  }
  const columns = to.steps[0].on.map(([, remote]) => remote);
  if (columns.every((name) => target.columns.get(name)?.nullable)) {
    const nulls = columns.map((name) => `${identifier(name)} = null`).join(', ');
    await run(knex, fragment`update ${target.sql} as t set ${nulls} where ${orphans}`);
    return;
  }
  const { count } = await run(knex, fragment`select 1 from ${target.sql} as t where ${orphans} limit 1`);
  if (count > 0)
    throw new TrellisError(
      'ORPHANS',
      `Expected all existing rows of ${target.key} in ${pathOf(parent)}.${to.name}, but some are missing. Add \`delete-orphan\` to the cascade of the relationship, or make ${columns.join(', ')} nullable.`,
    );
}

/** Updates kept rows that change the same columns. */
async function updateRows(
  knex: Knex,
  target: ResolvedTable,
  parent: GraphNode,
  to: ResolvedRelationship,
  kept: readonly KeptRow[],
): Promise<void> {
  const key = ownKey(target, to);
  const changed = [...(kept[0]?.patch.keys() ?? [])];
  const { from, cells } = valueTable(
    target,
    [...key, ...changed],
    kept.map((one) => [...one.key.values(), ...changed.map((name) => one.patch.get(name) ?? null)]),
  );
  const foreignKey = to.steps[0].on.map(([local, remote]) =>
    bound(`${identifier(remote)} = ?${parameterCast(columnOf(parent.table, local).codec)}`, [
      parentValue(parent, local),
    ]),
  );
  const own = changed.map((name, i) => bound(`${identifier(name)} = ${cells[key.length + i]}`, []));
  const hasKey = key.map((name, i) => `t.${identifier(name)} = ${cells[i]}`).join(' and ');
  const conditions = [
    ...(key.length > 0 ? [bound(hasKey, [])] : []),
    ...(key.length < target.primaryKey.length ? [refersTo(parent, to, 't')] : []),
  ];
  const { rows } = await run(
    knex,
    fragment`update ${target.sql} as t set ${joined([...own, ...foreignKey], ', ')} from ${
      cells.length > 0 ? from : '(values (1)) as r(place)'
    } where ${joined(conditions, ' and ')} returning r.place`,
  );
  const found = new Set(rows.map(([place]) => Number(place)));
  const missing = kept.find((_, i) => !found.has(i + 1));
  if (missing !== undefined)
    throw new TrellisError(
      'ROW_MISSING',
      `No row of ${target.key} has the key at ${missing.path}. Check the key, or insert the row by leaving out \`$key\`.`,
    );
}

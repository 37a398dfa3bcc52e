import { TrellisError } from '@trellis/model';
import type { Knex } from 'knex';
import { badInput, describe } from '../error/bad-input.ts';
import { entriesOf, isPlain } from '../error/plain.ts';
import type { Resolved, ResolvedRelationship, ResolvedTable } from '../resolved/index.ts';
import { bound, type Fragment, fragment, identifier, joined, run } from '../statement/index.ts';
import { collectUnder } from './collect.ts';
import { columnValue, keyValues } from './column-value.ts';
import { destroy } from './destroy.ts';
import { batches, insertRows, sentParent } from './insert-rows.ts';
import { levels } from './levels.ts';
import type { ColumnValue, GraphNode } from './node.ts';

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
  const path = `${parent.path}.${to.name}`;
  const all = to.many ? value : value === null ? [] : [value];
  if (!Array.isArray(all)) throw badInput(path, `an array of rows of ${to.target}`, describe(value));
  const target = resolved.known(to.target);
  const isKept = (one: unknown): one is Readonly<Record<string, unknown>> =>
    to.steps.length === 1 && isPlain(one) && '$key' in one;
  const parts = Array.from(all, (one, i): [string, unknown] => [to.many ? `${path}[${i}]` : path, one]);
  const kept = parts.flatMap(([at, one]) => (isKept(one) ? [keptRow(target, to, one, at)] : []));
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
      for (const one of kept) await change(knex, target, parent, to, one);
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
      bound(`${alias}.${identifier(there)} = ?`, [sentParent(parent, here)]),
    ),
    ' and ',
  );
}

function isRow(key: ReadonlyMap<string, ColumnValue>): Fragment {
  const parts = [...key].map(([name, value]) => bound(`t.${identifier(name)} = ?`, [value]));
  return parts.length === 0 ? bound('true', []) : joined(parts, ' and ');
}

async function dealWithOrphans(
  knex: Knex,
  resolved: Resolved,
  parent: GraphNode,
  to: ResolvedRelationship,
  kept: readonly Kept[],
): Promise<void> {
  const target = resolved.known(to.target);
  const stays = kept.map(({ key }) => fragment`(${isRow(key)})`);
  const orphans = fragment`${refers(parent, to)}${stays.length === 0 ? '' : fragment` and not (${joined(stays, ' or ')})`}`;
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
      `Expected every row of ${target.key} to stay under ${parent.path}.${to.name}, got some left out. Add \`delete-orphan\` to its cascade, or let ${columns.join(', ')} be null.`,
    );
}

async function change(
  knex: Knex,
  target: ResolvedTable,
  parent: GraphNode,
  to: ResolvedRelationship,
  { key, patch, path }: Kept,
): Promise<void> {
  const referring = to.steps[0].on.map(([here, there]): [string, ColumnValue] => [
    there,
    sentParent(parent, here),
  ]);
  const inKey = ownKey(target, to).length < target.primaryKey.length;
  const sets = [...patch, ...referring].map(([name, value]) => bound(`${identifier(name)} = ?`, [value]));
  const which = inKey ? fragment`${isRow(key)} and ${refers(parent, to)}` : isRow(key);
  const { count } = await run(
    knex,
    fragment`update ${target.sql} as t set ${joined(sets, ', ')} where ${which}`,
  );
  if (count === 0)
    throw new TrellisError(
      'ROW_MISSING',
      `Expected a row of ${target.key} for ${path}, got none of that key.`,
    );
}

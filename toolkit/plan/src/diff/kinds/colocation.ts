import type { HashDistribution, QualifiedName } from '@trellis/model';
import { groupBy } from '@trellis/model/internal';
import { type Catalog, columnId, distributionId, type NodeOf, tableId } from '../node/index.ts';
import { isRecreated, type PlanContext } from '../operation/index.ts';

/** Where the shards of a table are placed. */
export interface Placement {
  /** Whether the table remains in its co-location group. */
  readonly stays: boolean;
  /** The table whose group it joins; undefined if it begins one. */
  readonly joins: QualifiedName | undefined;
}

type Context = Pick<PlanContext, 'before' | 'after' | 'action'>;

/**
 * Decides which tables change their co-location group. Citus numbers its groups, so a group after the change is the one
 * before it with which it has the most tables in common, even if another table begins it.
 *
 * @param table the id of a table whose rows are divided after the change
 */
export function placementOf(table: string, context: Context): Placement {
  const [was, is] = [groupsOf(context.before), groupsOf(context.after)];
  const canStay = [...is.keys()].filter((id) => was.has(id) && isKept(id, context));
  const kept = keptGroups(canStay, was, is);
  const staysIn = (id: string) => canStay.includes(id) && kept.get(is.get(id) ?? '') === was.get(id);
  const root = is.get(table) ?? table;
  const members = [...is].filter(([, of]) => of === root).map(([id]) => id);
  const staying = members.filter(staysIn).sort();
  const anchor = staying.includes(root) ? root : (staying[0] ?? root);
  const joins = anchor === table ? undefined : context.after.find('table', anchor)?.value;
  return { stays: staying.includes(table), joins };
}

/** The tables whose rows are divided, by id, each with the one that begins its group. */
function groupsOf(catalog: Catalog): ReadonlyMap<string, string> {
  return new Map(
    catalog.ofKind('distribution').flatMap(({ object, value }) => {
      if (value === 'reference') return [];
      return [[object, value.colocateWith ? tableId(value.colocateWith) : object] as const];
    }),
  );
}

/** The group before the change that each group after it is, by the tables that begin them. */
function keptGroups(
  tables: readonly string[],
  was: ReadonlyMap<string, string>,
  is: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const pairs = [...groupBy(tables, (id) => JSON.stringify([is.get(id), was.get(id)]))].map(
    ([pair, { length }]) => ({ pair, length, groups: JSON.parse(pair) as [string, string] }),
  );
  // Of groups with as many tables, the one that the same table begins.
  const rank = ({ length, groups: [after, before] }: { length: number; groups: [string, string] }) =>
    length * 2 + Number(after === before);
  pairs.sort((a, b) => rank(b) - rank(a) || (a.pair < b.pair ? -1 : 1));
  const kept = new Map<string, string>();
  const taken = new Set<string>();
  for (const { groups } of pairs) {
    const [after, before] = groups;
    if (kept.has(after) || taken.has(before)) continue;
    kept.set(after, before);
    taken.add(before);
  }
  return kept;
}

/** Whether a table and its shards exist before and after the change, and are altered in place. */
function isKept(table: string, { before, after, action }: Context): boolean {
  const [from, to] = [before, after].map((one) => one.find('distribution', distributionId(table)));
  if (isRecreated(action(table)) || isRecreated(action(distributionId(table)))) return false;
  return from !== undefined && to !== undefined && isAlterable(from, to, { before, after });
}

/** Whether Citus has a call that turns one distribution into the other. */
export function isAlterable(
  from: NodeOf<'distribution'>,
  to: NodeOf<'distribution'>,
  { before, after }: Pick<Context, 'before' | 'after'>,
): boolean {
  if (from.value === 'reference' || to.value === 'reference') return from.value === to.value;
  const [was, is] = [from, to].map(({ identity }) => identity as HashDistribution);
  if (was?.column !== is?.column && was?.shardCount !== is?.shardCount) return false;
  return typeOf(from, from.value, before) === typeOf(to, to.value, after);
}

function typeOf(
  { table }: NodeOf<'distribution'>,
  { column }: HashDistribution,
  catalog: Catalog,
): string | undefined {
  return table && catalog.find('column', columnId(table, column))?.value.type;
}

import type { Catalog, Node } from '../node/index.ts';
import type { Operation, Operations } from '../operation/index.ts';
import { CodeUses } from './code-uses.ts';
import type { Groups } from './groups.ts';
import { reachable } from './reachable.ts';

/**
 * Marks the statements that run code, and orders them after the statements that create or alter what the code uses, and
 * before those that drop it.
 *
 * A statement runs code if PostgreSQL evaluates an expression or query while it runs that calls a routine of the schema.
 * A routine whose body is a string may use any object, without a recorded dependency: what its text mentions comes first
 * unless that has to come after the statement, and of the statements that could be next, those that run code are last.
 */
export function orderCode(groups: Groups, operations: Operations): void {
  const { before, after, kindOf } = operations;
  const [old, wanted] = [new CodeUses(before, kindOf), new CodeUses(after, kindOf)];
  const isComputed = (node: Node) => kindOf(node).isComputed?.(node) === true;
  const callsRoutine = (used: ReadonlySet<Node>) => [...used].some((node) => kindOf(node).isCallable);
  for (const whole of groups.wholes) {
    if (!whole.kind.runsCode?.(whole.node, whole.verb)) continue;
    const used = wanted.of(evaluated(whole, after, groups, isComputed));
    if (callsRoutine(used)) {
      whole.runsCode = true;
      orderAfter(whole, used, groups, operations);
    }
    // The old table of a rebuild is read, and can have virtual columns and keys that call routines.
    const usedBefore =
      whole.verb === 'create' ? new Set<Node>() : old.of(evaluated(whole, before, groups, isComputed));
    if (callsRoutine(usedBefore)) orderBefore(whole, usedBefore, groups, operations);
  }
}

/** Orders a statement after those that create and alter what it uses, unless they have to come after it. */
function orderAfter(whole: Operation, used: ReadonlySet<Node>, groups: Groups, operations: Operations): void {
  const earlier = reachable(whole, (one) => groups.before(one));
  const later = reachable(whole, (one) => groups.after(one));
  for (const { id } of used)
    for (const verb of ['create', 'alter', 'fill', 'copy rows'] as const) {
      const first = operations.get(verb, id);
      if (!first || earlier.has(groups.wholeOf(first)) || later.has(groups.wholeOf(first))) continue;
      operations.order(first, whole, 'code');
    }
}

/** Orders a statement before those that drop what it uses, unless they have to come before it. */
function orderBefore(
  whole: Operation,
  used: ReadonlySet<Node>,
  groups: Groups,
  operations: Operations,
): void {
  const earlier = reachable(whole, (one) => groups.before(one));
  for (const { id } of used) {
    const then = operations.get('drop', id);
    if (then && !earlier.has(groups.wholeOf(then))) operations.order(whole, then, 'code');
  }
}

/** The nodes whose expressions or queries a statement evaluates. */
function evaluated(
  whole: Operation,
  catalog: Catalog,
  groups: Groups,
  isComputed: (node: Node) => boolean,
): readonly Node[] {
  const { verb, kind } = whole;
  if (verb === 'create') {
    const members = groups.membersOf(whole).map(({ node }) => node);
    // A new table has no rows, so its columns and constraints are not evaluated. But PostgreSQL plans the expression of a
    // generated column, for which it evaluates calls with constant arguments and parses the functions that it inlines.
    return kind.copyRows ? members.filter((node) => node === whole.node || isComputed(node)) : members;
  }
  const node = catalog.nodes.get(whole.node.id);
  if (!node) return [];
  // The rows are checked, generated and indexed again.
  const users = [...(catalog.dependents.get(node.id) ?? [])].flatMap((id) => catalog.nodes.get(id) ?? []);
  return [node, ...users.filter((user) => user.table !== undefined)];
}

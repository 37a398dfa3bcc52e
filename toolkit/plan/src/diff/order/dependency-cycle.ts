import type { Refusal } from '../change/index.ts';
import type { Operation, OrderReason } from '../operation/index.ts';
import type { Groups } from './groups.ts';

/** What the one object of an edge does with the other, in words. */
const words: Readonly<Partial<Record<OrderReason, string>>> = {
  parent: 'is a part of',
  type: 'has the type of',
  column: 'uses',
  reference: 'refers to',
  key: 'needs the key of',
  default: 'uses',
  expression: 'uses',
  body: 'uses',
  inherited: 'inherits from',
  link: 'is a child of',
};

/**
 * The refusal of a dependency loop that no repair breaks, with a path around it in words: "view a uses routine b, which
 * has the type of view a".
 *
 * @param loop the statements of the path; each comes after the next one
 */
export function dependencyCycle(loop: readonly Operation[], groups: Groups): Refusal {
  const isDrop = loop.every(({ verb }) => verb === 'drop');
  // Objects are dropped in the opposite order of their dependencies.
  const path = isDrop ? [...loop].reverse() : loop;
  const edges = path.map((one, i) => {
    const next = path[(i + 1) % path.length] ?? one;
    const { by, reason } = isDrop ? edgeBetween(next, one, groups) : edgeBetween(one, next, groups);
    return `${i === 0 ? (isDrop ? one : by).node.id : 'which'} ${words[reason] ?? 'comes after'} ${next.node.id}`;
  });
  return {
    code: 'DEPENDENCY_CYCLE',
    object: path[0]?.node.object ?? '',
    message: `No order of statements works, because ${edges.join(', ')}. Break the loop, or write that part of the migration by hand.`,
  };
}

/** The operation of a statement that comes after one of another statement, and why. */
function edgeBetween(
  later: Operation,
  earlier: Operation,
  groups: Groups,
): { readonly by: Operation; readonly reason: OrderReason } {
  for (const by of groups.membersOf(later))
    for (const [need, reason] of by.before) if (groups.wholeOf(need) === earlier) return { by, reason };
  return { by: later, reason: 'after' };
}

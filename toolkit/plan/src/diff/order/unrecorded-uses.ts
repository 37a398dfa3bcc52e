import type { Operation, Operations, OrderReason } from '../operation/index.ts';
import type { Groups } from './groups.ts';
import { reachable } from './reachable.ts';

/**
 * Orders what expressions use without a recorded dependency, such as casts: it is created before all statements that
 * can use it, and dropped after all that alter or copy values, unless those have to run on its other side.
 */
export function orderUnrecordedUses(groups: Groups, operations: Operations): void {
  const found = groups.wholes.filter(({ kind }) => kind.isUsedUnrecorded);
  // A replaced one is used by statements after its creation.
  for (const create of found.filter(({ verb }) => verb === 'create')) {
    const earlier = reachable(create, (one) => groups.before(one));
    // All that has a lower priority runs before what has a higher one, without an order of its own.
    const last = Math.max(...[...earlier].map(({ priority }) => priority));
    for (const other of groups.wholes)
      if (uses.has(other.verb) && other.priority <= last && isUser(other) && !earlier.has(other))
        operations.order(create, other, reason);
  }
  for (const drop of found.filter(({ verb }) => verb === 'drop')) {
    const later = reachable(drop, (one) => groups.after(one));
    for (const other of groups.wholes)
      if (converts.has(other.verb) && isUser(other) && !later.has(other))
        operations.order(other, drop, reason);
  }
}

const reason: OrderReason = 'unrecorded use';

/** The verbs whose statements contain expressions. */
const uses: ReadonlySet<Operation['verb']> = new Set(['create', 'alter', 'fill', 'placeholder', 'copy rows']);

/** The verbs whose statements convert stored values. */
const converts: ReadonlySet<Operation['verb']> = new Set(['alter', 'copy rows']);

function isUser({ kind }: Operation): boolean {
  return !kind.isUsedUnrecorded;
}

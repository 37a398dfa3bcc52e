import { cyclePath, topologicalSort } from '@trellis/model/internal';
import { compareOperations, type Operation, type Operations } from '../operation/index.ts';
import { orderCode } from './code.ts';
import { Groups } from './groups.ts';
import { splitSelfUsers } from './placeholders.ts';
import { repairs } from './repairs.ts';
import { orderUnrecordedUses } from './unrecorded-uses.ts';

/** An operation in its place, with the operations that its statement performs as well. */
export interface Step {
  readonly operation: Operation;
  readonly folded: readonly Operation[];
}

/** The order of a plan. */
export interface Order {
  readonly steps: readonly Step[];
  readonly groups: Groups;
  /** A path around each loop that no repair breaks: a plan with any of these has no valid order. */
  readonly loops: readonly (readonly Operation[])[];
  /** The names of the repairs that were applied. */
  readonly repaired: readonly string[];
}

/**
 * Puts operations in order: each after those that have to come before it, and of those that could be next the one with
 * the smallest priority and then name, so that the order is always the same. Statements that run code come last. Parts are folded into the statement of
 * their whole; where that makes a loop, a named repair splits them.
 */
export function putInOrder(operations: Operations): Order {
  const groups = new Groups(operations.all());
  const repaired: string[] = [];
  let isCodeOrdered = false;
  for (;;) {
    const { order, cycles } = topologicalSort(groups.wholes, (whole) => groups.before(whole), {
      compare: compareOperations,
    });
    const open = cycles.filter((loop) => {
      const repair = repairs.find(({ apply }) => apply(loop, groups, operations));
      if (repair) repaired.push(repair.name);
      return repair === undefined;
    });
    if (open.length < cycles.length) continue;
    if (splitSelfUsers(groups, operations)) {
      repaired.push('placeholder');
      continue;
    }
    if (!isCodeOrdered) {
      isCodeOrdered = true;
      orderUnrecordedUses(groups, operations);
      orderCode(groups, operations);
      continue;
    }
    return {
      steps: order.map((whole) => stepOf(whole, groups)),
      groups,
      loops: open.map((loop) => cyclePath(loop, (whole) => groups.before(whole))),
      repaired,
    };
  }
}

function stepOf(operation: Operation, groups: Groups): Step {
  const folded = groups.membersOf(operation).filter((one) => one !== operation);
  return { operation, folded: [...folded].sort(compareOperations) };
}

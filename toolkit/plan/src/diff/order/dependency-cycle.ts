import type { Operation } from '../operation.ts';
import type { Refusal } from '../plan.ts';

/** The refusal of a dependency loop that no repair breaks, with a path around it in words. */
export function dependencyCycle(loop: readonly Operation[]): Refusal {
  return {
    code: 'DEPENDENCY_CYCLE',
    object: loop[0]?.node.object ?? '',
    message: `No order of statements works: ${loop.map((one) => one.id).join(' → ')}.`,
  };
}

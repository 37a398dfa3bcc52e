import type { Refusal } from '../change/index.ts';
import type { Operation } from '../operation/index.ts';

/** The refusal of a dependency loop that no repair breaks, with a path context it in words. */
export function dependencyCycle(loop: readonly Operation[]): Refusal {
  return {
    code: 'DEPENDENCY_CYCLE',
    object: loop[0]?.node.object ?? '',
    message: `No order of statements works: ${loop.map((one) => one.id).join(' → ')}.`,
  };
}

import type { NodeOf } from '../node.ts';
import type { Surroundings } from './kind.ts';

/** Whether a type that the column has is being made anew. */
export function refersToRebuilt(node: NodeOf<'column'>, around: Surroundings): boolean {
  return [...node.requires].some((id) => id.startsWith('type ') && around.isRebuilt(id));
}

import type { Change } from '../diff/index.ts';
import { isNews } from '../diff/index.ts';
import { classifyChange } from './rules.ts';
import type { Bump, Reason } from './verdict.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The bump that changes require, with reasons. */
export interface Classification {
  /** The highest bump of all reasons. */
  readonly bump: Bump;
  /** One reason for each change, highest bump first. */
  readonly reasons: readonly Reason[];
}

/**
 * Classifies changes by whether they break readers or writers. The highest bump of all changes decides.
 *
 * @param changes the changes of a plan
 * @example classify(diffModels(from, to).changes).bump // 'minor'
 */
export function classify(changes: readonly Change[]): Classification {
  const reasons = changes
    .filter(isNews)
    .map((change) => classifyChange(change, changes))
    .sort((a, b) => order.indexOf(b.bump) - order.indexOf(a.bump));
  const silent: Bump = changes.length > 0 ? 'patch' : 'none';
  return { bump: reasons.reduce<Bump>((worst, { bump }) => worse(worst, bump), silent), reasons };
}

/** Returns the higher of two bumps. */
export function worse(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

import type { Change } from '../diff/index.ts';
import { isNews } from '../diff/index.ts';
import { judgeChange } from './rules.ts';
import type { Bump, Reason } from './verdict.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** What changes mean for the version. */
export interface Classification {
  /** The worst of all. */
  readonly bump: Bump;
  /** Why, a sentence each, the worst first. */
  readonly reasons: readonly Reason[];
}

/**
 * Says what number of the version changes have to raise: each is held against those who read and against
 * those who write, and the worse decides.
 *
 * @param changes the changes of a plan
 * @example classify(diffModels(from, to).changes).bump // 'minor'
 */
export function classify(changes: readonly Change[]): Classification {
  const reasons = changes
    .filter(isNews)
    .map((change) => judgeChange(change, changes))
    .sort((a, b) => order.indexOf(b.bump) - order.indexOf(a.bump));
  const silent: Bump = changes.length > 0 ? 'patch' : 'none';
  return { bump: reasons.reduce<Bump>((worst, { bump }) => worse(worst, bump), silent), reasons };
}

/** The worse of two bumps. */
export function worse(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

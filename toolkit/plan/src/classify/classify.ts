import type { Change } from '../diff/index.ts';
import { isNews } from '../diff/index.ts';
import { classifyChange } from './classify-change.ts';
import type { Bump, Reason } from './verdict.ts';

const order: readonly Bump[] = ['none', 'patch', 'minor', 'major'];

/** The bump that changes require, with reasons. */
export interface Classification {
  /** The highest bump of all reasons. */
  readonly bump: Bump;
  /** One reason for each reported change, highest bump first. */
  readonly reasons: readonly Reason[];
}

/**
 * Returns the version bump that changes require. Each change is classed by its effect on programs that read and on
 * programs that write; the higher bump decides. Dropping, renaming and narrowing are major, a new table or an optional
 * column is minor, an index or a comment is patch. Changes that are not reported by themselves (see {@link isNews})
 * require `patch` at least.
 *
 * @param changes the changes of a plan
 * @returns the bump, `none` if there are no changes, with its reasons
 * @example
 * import { emptyModel, type Model } from '@trellis/model';
 * import { classify, diffModels } from '@trellis/plan';
 *
 * const after: Model = { ...emptyModel, schemas: [...emptyModel.schemas, { name: 'reports' }] };
 *
 * classify(diffModels(emptyModel, after).changes).bump; // 'minor'
 * classify(diffModels(after, emptyModel).changes).bump; // 'major'
 */
export function classify(changes: readonly Change[]): Classification {
  const reasons = changes
    .filter(isNews)
    .map((change) => classifyChange(change, changes))
    .sort((a, b) => order.indexOf(b.bump) - order.indexOf(a.bump));
  const silent: Bump = changes.length > 0 ? 'patch' : 'none';
  return { bump: reasons.reduce<Bump>((highest, { bump }) => worse(highest, bump), silent), reasons };
}

/** Returns the higher of two bumps. */
export function worse(a: Bump, b: Bump): Bump {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

import { emptyModel, type Model } from '@trellis/model';
import { type Bump, classify, diffModels, type Plan } from '@trellis/plan';
import type { Scope } from '../scope/index.ts';

/**
 * The plans from the last release. The version of the PostgreSQL that verifies decides what can be altered in place, and so
 * the bump: `revision` computes it in the same way.
 *
 * @param released the Model of the last release; `none` before the first
 * @param scope the objects that the project manages
 * @param serverVersion the version of the server, such as 170004
 */
export function fromLastRelease(released: Model | 'none', scope: Scope, serverVersion: number) {
  const plan = (wanted: Model): Plan => {
    const before = released === 'none' ? emptyModel : released;
    return diffModels(before, scope.over(before, wanted), { serverVersion });
  };
  return {
    plan,
    /** The bump that the changes require. */
    bump(head: Model): Bump {
      const { changes } = plan(head);
      if (released === 'none') return changes.length === 0 ? 'none' : 'major';
      return classify(changes).bump;
    },
  };
}

import type { Change } from '../diff/index.ts';
import type { BumpRule, Rate } from './rule.ts';
import { bumpRules, namedByPrograms } from './rules/index.ts';
import type { Reason } from './verdict.ts';

/**
 * Classifies one change.
 *
 * @param all all changes of the plan
 */
export function classifyChange(change: Change, all: readonly Change[]): Reason {
  const rate: Rate = (bump, reason, ...breaks) => ({
    bump,
    object: change.object,
    reason,
    ...(breaks.length > 0 && { breaks }),
  });
  if (change.renamed?.part)
    return rate(
      'major',
      `Its ${change.renamed.part} ${change.renamed.from} is renamed.`,
      'readers',
      'writers',
    );
  if (change.action === 'rename')
    return namedByPrograms.has(change.kind)
      ? rate('major', 'It is renamed.', 'readers', 'writers')
      : rate('patch', 'Only its name changes.');
  const rule = bumpRules[change.kind] as BumpRule<typeof change.kind>;
  return rule(change, rate, all);
}

import { same } from '@trellis/model/internal';
import type { BumpRule } from '../rule.ts';
import { added } from './added.ts';

/** How much a cast does by itself. */
const contexts = { explicit: 0, assignment: 1, implicit: 2 } as const;

/** Casts. */
export const cast: BumpRule<'cast'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  if (change.replacing === 'unchanged') return rate('patch', 'It is recreated without a change.');
  if (!same(from.by, to.by)) return rate('major', 'It converts values in another way.', 'readers', 'writers');
  return contexts[to.context ?? 'explicit'] < contexts[from.context ?? 'explicit']
    ? rate('major', 'Expressions have to ask for it where it was applied before.', 'readers', 'writers')
    : rate('minor', 'It is applied in more places.');
};

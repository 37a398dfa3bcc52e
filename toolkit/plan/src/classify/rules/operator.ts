import type { BumpRule } from '../rule.ts';
import { added } from './added.ts';

/** Operators. */
export const operator: BumpRule<'operator'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  return from.function === to.function
    ? rate('patch', 'Its result does not change.')
    : rate('major', 'It calls another function.', 'readers', 'writers');
};

/** Event triggers. */
export const eventTrigger: BumpRule<'event trigger'> = (change, rate) =>
  rate(
    'minor',
    change.action === 'create' ? 'An event trigger is added.' : 'An event trigger changes or is dropped.',
  );

/** Operator families and classes. */
export const operatorMembers: BumpRule<'operator family' | 'operator class'> = (change, rate) =>
  !change.from || !change.to ? added(change, rate) : rate('patch', 'Indexes change, and results do not.');

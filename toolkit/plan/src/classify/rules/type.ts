import type { BumpRule } from '../rule.ts';

/** Enumerated types. */
export const enumType: BumpRule<'enum'> = (change, rate) => {
  const { from, to } = change;
  if (change.action === 'drop' || !to) return rate('major', 'It is dropped.', 'readers', 'writers');
  if (!from) return rate('minor', 'It is new.');
  if (from.values.some((value) => !to.values.includes(value)))
    return rate('major', 'A value is removed.', 'writers');
  return rate(
    'minor',
    from.values.length < to.values.length ? 'A value is added.' : 'The order of its values changes.',
  );
};

/** Types whose values change as a whole. */
export const valueType: BumpRule<'domain' | 'composite type' | 'range type'> = (change, rate) => {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is new.');
  if (change.action === 'drop') return rate('major', 'It is dropped.', 'readers', 'writers');
  return rate('major', 'Its set of values changes.', 'readers', 'writers');
};

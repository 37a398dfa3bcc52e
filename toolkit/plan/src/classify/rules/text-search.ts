import type { BumpRule } from '../rule.ts';

/** Collations: queries compare and sort by them. */
export const collation: BumpRule<'collation'> = (change, rate) => {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is new.');
  if (change.action === 'drop') return rate('major', 'It is dropped.', 'readers', 'writers');
  return rate('major', 'The order or the equality of texts changes.', 'readers', 'writers');
};

/** Text search dictionaries and configurations: queries name them, and what they find follows from them. */
export const textSearch: BumpRule<
  'text search dictionary' | 'text search configuration' | 'text search mapping'
> = (change, rate) => {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is new.');
  if (change.action === 'drop' && change.kind !== 'text search mapping')
    return rate('major', 'It is dropped.', 'readers', 'writers');
  return rate('minor', 'Text search finds other words.');
};

import type { BumpRule } from '../rule.ts';

/** Collations: queries compare and sort by them. */
export const collation: BumpRule<'collation'> = (change, rate) => {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is new.');
  if (change.action === 'drop') return rate('major', 'It is dropped.', 'readers', 'writers');
  return rate('major', 'The order or the equality of texts changes.', 'readers', 'writers');
};

type TextSearchKind = 'text search dictionary' | 'text search configuration' | 'text search mapping';

/** Mappings of text search configurations: no query names them. */
export const textSearchMapping: BumpRule<TextSearchKind> = (change, rate) =>
  change.action === 'create' && !change.replacing
    ? rate('minor', 'It is new.')
    : rate('minor', 'Text search finds other words.');

/** Text search dictionaries and configurations: queries name them, and what they find follows from them. */
export const textSearch: BumpRule<TextSearchKind> = (change, rate, all) =>
  change.action === 'drop'
    ? rate('major', 'It is dropped.', 'readers', 'writers')
    : textSearchMapping(change, rate, all);

import type { BumpRule } from '../rule.ts';

/** Foreign-data wrappers and foreign servers. Programs use them through foreign tables only. */
export const foreignServer: BumpRule<'foreign data wrapper' | 'foreign server'> = (change, rate) =>
  change.action === 'create' && !change.replacing
    ? rate('minor', 'It is new.')
    : rate('patch', 'Programs use it through foreign tables only.');

/** User mappings. */
export const userMapping: BumpRule<'user mapping'> = (change, rate) =>
  change.action === 'drop'
    ? rate('major', 'The role can no longer use the foreign server.', 'readers', 'writers')
    : rate('minor', 'The role uses the foreign server as another user.');

import { same } from '@trellis/model/internal';
import type { Change, ChangeOf } from '../../diff/index.ts';
import type { BumpRule } from '../rule.ts';
import { isNewColumn } from './column.ts';

type RejectsRows =
  | 'primary key'
  | 'unique'
  | 'exclusion'
  | 'check'
  | 'foreign key'
  | 'domain constraint'
  | 'index';

/** Constraints and unique indexes, which can reject rows. */
export const constraint: BumpRule<RejectsRows> = (change, rate, all) => {
  if (change.action === 'drop')
    return hasTwin(change, all)
      ? rate('patch', 'Only its name changes.')
      : rate('minor', 'It is dropped and rejects no more rows.');
  if (change.action === 'alter') return rate('patch', 'It is checked at a different time, or is validated.');
  if (change.action === 'create' && !change.replacing && hasTwin(change, all))
    return rate('patch', 'Only its name changes.');
  const isNew = (name: string) => isNewColumn({ table: change.table, name }, all);
  if (!change.replacing && change.columns?.length && change.columns.every(isNew))
    return rate('minor', 'It affects only new columns.');
  return rate('major', 'It rejects rows that were valid.', 'writers');
};

/** Foreign keys. */
export const foreignKey: BumpRule<'foreign key'> = (change, rate, all) => {
  const { from, to } = change;
  const isReplaced = change.action !== 'drop' && change.action !== 'alter';
  if (isReplaced && from && to && same(from.columns, to.columns) && same(from.references, to.references))
    return rate('minor', 'Its action on update or delete of the referenced row changes.');
  return constraint(change, rate, all);
};

/** Indexes: only a unique one rejects rows. */
export const index: BumpRule<'index'> = (change, rate, all) =>
  change.action === 'create' && change.to?.unique
    ? constraint(change, rate, all)
    : rate('patch', 'An index does not change query results.');

/** Returns whether a constraint is dropped and added again with another name. */
function hasTwin(change: ChangeOf<RejectsRows>, all: readonly Change[]): boolean {
  const other = change.action === 'drop' ? 'create' : 'drop';
  const nameless = (value: unknown) => ({ ...(value as object), name: undefined, comment: undefined });
  return all.some(
    (one) =>
      one.kind === change.kind &&
      one.action === other &&
      same(one.table, change.table) &&
      same(nameless(one.from ?? one.to), nameless(change.from ?? change.to)),
  );
}

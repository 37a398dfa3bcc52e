import type { Change } from '../../diff/index.ts';
import type { BumpRule, Rate } from '../rule.ts';
import type { Reason } from '../verdict.ts';

/** Publications. Subscribers break if less is published. */
export const publication: BumpRule<'publication'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return published(change, rate);
  const { publish: was, allTables } = from;
  const { publish: now } = to;
  const narrows =
    (now !== undefined && (was === undefined || was.some((operation) => !now.includes(operation)))) ||
    (allTables && !to.allTables);
  return narrows
    ? rate('major', 'Less is published than before.', 'readers')
    : rate('minor', 'Its publication changes.');
};

/** Published tables. */
export const publishedTable: BumpRule<'publication relation'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return published(change, rate);
  const { columns: was, where } = from;
  const { columns: now } = to;
  if (now !== undefined && (was === undefined || was.some((column) => !now.includes(column))))
    return rate('major', 'Fewer columns are published.', 'readers');
  if (to.where !== undefined && to.where !== where)
    return rate('major', 'The row filter changes, so fewer rows may be published.', 'readers');
  return rate('minor', 'Its publication changes.');
};

/** What is published or no longer published as a whole. */
export function published(change: Pick<Change, 'action' | 'replacing'>, rate: Rate): Reason {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is published.');
  if (change.action === 'drop') return rate('major', 'It is no longer published.', 'readers');
  return rate('minor', 'Its publication changes.');
}

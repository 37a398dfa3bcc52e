import type { Privilege, View } from '@trellis/model';
import { same } from '@trellis/model/internal';
import type { BumpRule } from '../rule.ts';
import { added } from './added.ts';

/** Tables. */
export const table: BumpRule<'table'> = (change, rate) => {
  const { from, to } = change;
  if (from && to && change.replacing && from.foreign?.server !== to.foreign?.server)
    return rate('major', 'Its rows are in another place.', 'readers', 'writers');
  return change.replacing || change.action === 'alter'
    ? rate('patch', 'Its storage changes.')
    : added(change, rate);
};

/** Objects whose settings only their owner notices. */
export const withSettings: BumpRule<'schema' | 'extension' | 'sequence'> = (change, rate) =>
  change.action === 'alter' ? rate('patch', 'Its settings change.') : added(change, rate);

/** Partitions and children of tables. */
export const child: BumpRule<'partition' | 'inheritance'> = (change, rate) =>
  change.action === 'create'
    ? rate('minor', 'Queries of the parent return its rows too.')
    : rate('major', 'Queries of the parent may no longer return its rows.', 'readers');

/** What an access to a table does or may do. */
export const access: BumpRule<'policy' | 'trigger' | 'rule'> = (change, rate) =>
  rate(
    'minor',
    change.action === 'create'
      ? 'A trigger, rule or policy is added.'
      : 'A trigger, rule or policy changes or is dropped.',
  );

/** Settings of tables and columns. */
export const setting: BumpRule<'setting'> = (change, rate) => {
  if ((change.to ?? change.from)?.name === 'row security' && change.action !== 'drop')
    return rate('major', 'Rows are visible only to roles with a matching policy.', 'readers', 'writers');
  if ((change.to ?? change.from)?.name === 'foreign options')
    return rate('minor', 'Its rows may come from another place.');
  return rate('patch', 'A storage setting changes.');
};

/** Views. */
export const view: BumpRule<'view'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  const has = (one: View['columns'][number]) =>
    to.columns.some((other) => other.name === one.name && other.type === one.type);
  if (!from.columns.every(has)) return rate('major', 'A column is removed or its type changes.', 'readers');
  if (to.columns.length > from.columns.length) return rate('minor', 'A column is added.');
  return rate('patch', 'Its query changes, its columns do not.');
};

/** Functions and procedures. */
export const routine: BumpRule<'routine'> = (change, rate) => {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  return from.signature === to.signature && from.kind === to.kind
    ? rate('patch', 'Its body changes, its signature does not.')
    : rate('major', 'Its signature changes.', 'readers', 'writers');
};

/** Privileges. */
export const privileges: BumpRule<'privileges'> = (change, rate) => {
  const [from, to] = [change.from ?? [], change.to ?? []];
  const gone = from.some((one) => !to.some((other) => same(one, other)));
  return gone && change.action !== 'create'
    ? rate('major', 'A role loses a privilege.', 'readers', 'writers')
    : rate('minor', 'A role gains a privilege, or a new object has fewer than by default.');
};

/** Privileges on members of extensions: what was granted is gone, or more is revoked. */
export const memberPrivileges: BumpRule<'member privileges'> = ({ from, to }, rate) => {
  const lost = (list: readonly Privilege[] = [], other: readonly Privilege[] = []) =>
    list.some((one) => !other.some((entry) => same(one, entry)));
  return lost(from?.granted, to?.granted) || lost(to?.revoked, from?.revoked)
    ? rate('major', 'A role loses a privilege.', 'readers', 'writers')
    : rate('minor', 'A role gains a privilege.');
};

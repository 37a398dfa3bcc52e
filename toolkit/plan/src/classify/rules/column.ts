import { same } from '@trellis/model/internal';
import { type Change, widens } from '../../diff/index.ts';
import type { BumpRule } from '../rule.ts';

/** Columns. */
export const column: BumpRule<'column'> = (change, rate) => {
  const { from, to } = change;
  if (change.action === 'drop') return rate('major', 'It is dropped.', 'readers', 'writers');
  if (!from && to) {
    const filled = !to.notNull || to.default !== undefined || to.identity || to.generated;
    return filled
      ? rate('minor', 'It is new and optional.')
      : rate('major', 'It is new and required, and has no default.', 'writers');
  }
  if (!from || !to) return rate('patch', 'Its definition changes.');
  if (!from.generated && to.generated)
    return rate('major', 'It becomes a generated column, which cannot be written.', 'writers');
  if (from.generated && !to.generated)
    return to.notNull && to.default === undefined && !to.identity
      ? rate('major', 'It is no longer generated, is required and has no default.', 'writers')
      : rate('minor', 'It is no longer generated.');
  if (from.type === to.type)
    return same(from.generated, to.generated)
      ? rate('patch', 'Its collation or storage changes.')
      : rate('minor', 'Its generation expression changes.');
  return widens(from.type, to.type)
    ? rate('minor', `Its type is widened from ${from.type} to ${to.type}.`)
    : rate(
        'major',
        `Its type changes from ${from.type} to ${to.type}, which is not wider.`,
        'readers',
        'writers',
      );
};

/** Whether a column is added to its table. */
export function isNewColumn(
  { table, name }: { readonly table: Change['table']; readonly name: string },
  all: readonly Change[],
): boolean {
  return all.some(
    (change) =>
      change.kind === 'column' &&
      change.action === 'create' &&
      !change.replacing &&
      change.to?.name === name &&
      same(change.table, table),
  );
}

/** Defaults of columns. */
export const columnDefault: BumpRule<'default'> = (change, rate) => {
  if (change.action !== 'drop')
    return rate('minor', 'The default changes for rows inserted without a value.');
  return change.column?.notNull
    ? rate('major', 'The default of a required column is dropped.', 'writers')
    : rate('minor', 'The default is dropped: rows inserted without a value get null.');
};

/** NOT NULL of columns. */
export const notNull: BumpRule<'not null'> = (change, rate) => {
  if (change.action === 'drop')
    return rate('minor', 'It becomes nullable, so readers have to handle null.', 'readers');
  if (change.action === 'alter' || change.replacing)
    return rate('patch', 'The definition of its NOT NULL changes.');
  return change.column?.default === undefined && !change.column?.identity
    ? rate('major', 'It becomes NOT NULL and has no default.', 'writers')
    : rate('minor', 'It becomes NOT NULL and has a default.');
};

/** Identities. */
export const identity: BumpRule<'identity'> = (change, rate) => {
  if (change.action === 'drop') return rate('major', 'Inserts must now supply the value.', 'writers');
  if (change.from?.generation === 'by default' && change.to?.generation === 'always')
    return rate('major', 'Only PostgreSQL can assign its values.', 'writers');
  if (!change.from && change.to?.generation === 'always')
    return rate('major', 'Only PostgreSQL can assign its values.', 'writers');
  return rate('minor', change.from ? 'Its sequence changes.' : 'New rows are numbered.');
};

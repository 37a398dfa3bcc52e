import type { View } from '@trellis/model';
import type { Change, ChangeOf } from '../diff/index.ts';
import { same, widens } from '../diff/index.ts';
import type { Bump, Reason } from './verdict.ts';

type Breaks = NonNullable<Reason['breaks']>;

/** Classifies one change. `all` contains the other changes of the plan. */
export function classifyChange(change: Change, all: readonly Change[]): Reason {
  const rate = (bump: Bump, reason: string, ...breaks: Breaks): Reason => ({
    bump,
    object: change.object,
    reason,
    ...(breaks.length > 0 && { breaks }),
  });
  if (change.action === 'rename')
    return ['table', 'column', 'view', 'enum', 'routine', 'schema', 'publication'].includes(change.kind)
      ? rate('major', 'It is renamed.', 'readers', 'writers')
      : rate('patch', 'Only its name changes.');
  switch (change.kind) {
    case 'column':
      return column(change, rate);
    case 'default':
      if (change.action !== 'drop')
        return rate('minor', 'The default changes for rows inserted without a value.');
      return change.column?.notNull
        ? rate('major', 'The default of a required column is dropped.', 'writers')
        : rate('minor', 'The default is dropped: rows inserted without a value get null.');
    case 'domain default':
      return rate('minor', 'The default changes for rows inserted without a value.');
    case 'not null':
      if (change.action === 'drop')
        return rate('minor', 'It becomes nullable, so readers have to handle null.', 'readers');
      if (change.action === 'alter' || change.replacing)
        return rate('patch', 'The definition of its NOT NULL changes.');
      return change.column?.default === undefined && !change.column?.identity
        ? rate('major', 'It becomes NOT NULL and has no default.', 'writers')
        : rate('minor', 'It becomes NOT NULL and has a default.');
    case 'identity':
      return identity(change, rate);
    case 'enum':
      return values(change, rate);
    case 'domain':
    case 'composite type':
    case 'range type':
      if (change.action === 'create' && !change.replacing) return rate('minor', 'It is new.');
      if (change.action === 'drop') return rate('major', 'It is dropped.', 'readers', 'writers');
      return rate('major', 'Its set of values changes.', 'readers', 'writers');
    case 'table':
      if (change.replacing || change.action === 'alter') return rate('patch', 'Its storage changes.');
      return added(change, rate);
    case 'view':
      return view(change, rate);
    case 'routine':
      return routine(change, rate);
    case 'schema':
    case 'extension':
    case 'sequence':
      return change.action === 'alter' ? rate('patch', 'Its settings change.') : added(change, rate);
    case 'partition':
    case 'inheritance':
      return change.action === 'create'
        ? rate('minor', 'Queries of the parent return its rows too.')
        : rate('major', 'Queries of the parent may no longer return its rows.', 'readers');
    case 'primary key':
    case 'unique':
    case 'exclusion':
    case 'check':
    case 'foreign key':
    case 'domain constraint':
      return constraint(change, all, rate);
    case 'index':
      if (change.action === 'create' && change.to?.unique) return constraint(change, all, rate);
      return rate('patch', 'An index does not change query results.');
    case 'publication':
    case 'publication relation':
    case 'publication namespace':
      return publication(change, rate);
    case 'privileges':
      return privileges(change, rate);
    case 'policy':
    case 'trigger':
    case 'rule':
      return rate(
        'minor',
        change.action === 'create'
          ? 'Access to the table has a new effect.'
          : 'The effect of access changes.',
      );
    case 'setting':
      if ((change.to ?? change.from)?.name === 'row security' && change.action !== 'drop')
        return rate('major', 'Rows are visible only to roles with a matching policy.', 'readers', 'writers');
      return rate('patch', 'A storage setting changes.');
    default:
      return rate('patch', 'It affects neither readers nor writers.');
  }
}

type Rate = (bump: Bump, reason: string, ...breaks: Breaks) => Reason;

function added(change: Change, rate: Rate): Reason {
  return change.action === 'create'
    ? rate('minor', 'It is new.')
    : rate('major', 'It is dropped.', 'readers', 'writers');
}

function column(change: ChangeOf<'column'>, rate: Rate): Reason {
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
}

function identity(change: ChangeOf<'identity'>, rate: Rate): Reason {
  if (change.action === 'drop') return rate('major', 'New rows are no longer numbered.', 'writers');
  if (change.from?.generation === 'by default' && change.to?.generation === 'always')
    return rate('major', 'Only PostgreSQL can assign its values.', 'writers');
  if (!change.from && change.to?.generation === 'always')
    return rate('major', 'Only PostgreSQL can assign its values.', 'writers');
  return rate('minor', 'Its sequence changes.');
}

function values(change: ChangeOf<'enum'>, rate: Rate): Reason {
  const { from, to } = change;
  if (change.action === 'drop' || !to) return rate('major', 'It is dropped.', 'readers', 'writers');
  if (!from) return rate('minor', 'It is new.');
  if (from.values.some((value) => !to.values.includes(value)))
    return rate('major', 'A value is removed.', 'writers');
  return rate(
    'minor',
    from.values.length < to.values.length ? 'A value is added.' : 'The order of its values changes.',
  );
}

function view(change: ChangeOf<'view'>, rate: Rate): Reason {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  const has = (one: View['columns'][number]) =>
    to.columns.some((other) => other.name === one.name && other.type === one.type);
  if (!from.columns.every(has)) return rate('major', 'A column is removed or its type changes.', 'readers');
  if (to.columns.length > from.columns.length) return rate('minor', 'A column is added.');
  return rate('patch', 'Its query changes, its columns do not.');
}

function routine(change: ChangeOf<'routine'>, rate: Rate): Reason {
  const { from, to } = change;
  if (!from || !to) return added(change, rate);
  return from.signature === to.signature && from.kind === to.kind
    ? rate('patch', 'Its body changes, its signature does not.')
    : rate('major', 'Its signature changes.', 'readers', 'writers');
}

/** Subscribers break if less is published. */
function publication(
  change: ChangeOf<'publication'> | ChangeOf<'publication relation'> | ChangeOf<'publication namespace'>,
  rate: Rate,
): Reason {
  if (change.action === 'create' && !change.replacing) return rate('minor', 'It is published.');
  if (change.action === 'drop') return rate('major', 'It is no longer published.', 'readers');
  if (change.kind === 'publication' && change.from && change.to) {
    const { publish: was, allTables } = change.from;
    const { publish: now } = change.to;
    const narrows =
      (now !== undefined && (was === undefined || was.some((operation) => !now.includes(operation)))) ||
      (allTables && !change.to.allTables);
    return narrows
      ? rate('major', 'Less is published than before.', 'readers')
      : rate('minor', 'Its publication changes.');
  }
  if (change.kind === 'publication relation' && change.from && change.to) {
    const { columns: was, where } = change.from;
    const { columns: now } = change.to;
    if (now !== undefined && (was === undefined || was.some((column) => !now.includes(column))))
      return rate('major', 'Fewer columns are published.', 'readers');
    if (change.to.where !== undefined && change.to.where !== where)
      return rate('major', 'The row filter changes, so fewer rows may be published.', 'readers');
  }
  return rate('minor', 'Its publication changes.');
}

function privileges(change: ChangeOf<'privileges'>, rate: Rate): Reason {
  const [from, to] = [change.from ?? [], change.to ?? []];
  const gone = from.some((one) => !to.some((other) => same(one, other)));
  return gone && change.action !== 'create'
    ? rate('major', 'A role loses a privilege.', 'readers', 'writers')
    : rate('minor', 'A role gains a privilege, or a new object has fewer than by default.');
}

/** Classifies a change of a constraint or unique index, which can reject rows. */
function constraint(change: Change, all: readonly Change[], rate: Rate): Reason {
  if (change.action === 'drop')
    return hasTwin(change, all)
      ? rate('patch', 'Only its name changes.')
      : rate('minor', 'It is dropped and rejects no more rows.');
  if (change.action === 'alter') return rate('patch', 'It is checked at a different time, or is validated.');
  if (change.action === 'create' && !change.replacing && hasTwin(change, all))
    return rate('patch', 'Only its name changes.');
  if (change.kind === 'foreign key' && change.from && change.to) {
    const { columns, references } = change.from;
    if (same(columns, change.to.columns) && same(references, change.to.references))
      return rate('minor', 'Its action on update or delete of the referenced row changes.');
  }
  const isNew = (name: string) =>
    all.some(
      (other) =>
        other.kind === 'column' &&
        other.action === 'create' &&
        !other.replacing &&
        other.to?.name === name &&
        same(other.table, change.table),
    );
  if (!change.replacing && change.columns?.length && change.columns.every(isNew))
    return rate('minor', 'It affects only new columns.');
  return rate('major', 'It rejects rows that were valid.', 'writers');
}

/** Returns whether a constraint is dropped and added again with another name. */
function hasTwin(change: Change, all: readonly Change[]): boolean {
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

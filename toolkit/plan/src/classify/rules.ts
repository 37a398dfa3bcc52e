import type { View } from '@trellis/model';
import type { Change, ChangeOf } from '../diff/index.ts';
import { same, widens } from '../diff/index.ts';
import type { Bump, Reason } from './verdict.ts';

type Breaks = NonNullable<Reason['breaks']>;

/** Judges one change. */
export function judgeChange(change: Change, all: readonly Change[]): Reason {
  const is = (bump: Bump, reason: string, ...breaks: Breaks): Reason => ({
    bump,
    object: change.object,
    reason,
    ...(breaks.length > 0 && { breaks }),
  });
  if (change.action === 'rename')
    return ['table', 'column', 'view', 'enum', 'routine', 'schema', 'publication'].includes(change.kind)
      ? is('major', 'It has another name.', 'readers', 'writers')
      : is('patch', 'Only its name changes.');
  switch (change.kind) {
    case 'column':
      return column(change, is);
    case 'default':
      if (change.action !== 'drop')
        return is('minor', 'Another default: rows that leave the column out change.');
      return change.column?.notNull
        ? is('major', 'A required column has no default any more.', 'writers')
        : is('minor', 'No default any more: rows that leave the column out get a null.');
    case 'domain default':
      return is('minor', 'Another default: rows that leave such a column out change.');
    case 'not null':
      if (change.action === 'drop')
        return is('minor', 'It may be null now, which the types of readers have to allow.', 'readers');
      if (change.action === 'alter' || change.replacing)
        return is('patch', 'Its NOT NULL is written differently.');
      return change.column?.default === undefined && !change.column?.identity
        ? is('major', 'It may not be null any more and has no default.', 'writers')
        : is('minor', 'It may not be null any more, and has a default.');
    case 'identity':
      return identity(change, is);
    case 'enum':
      return values(change, is);
    case 'domain':
    case 'composite type':
    case 'range type':
      if (change.action === 'create' && !change.replacing) return is('minor', 'It is new.');
      if (change.action === 'drop') return is('major', 'It is gone.', 'readers', 'writers');
      return is('major', 'Its values are others.', 'readers', 'writers');
    case 'table':
      if (change.replacing || change.action === 'alter') return is('patch', 'It is stored differently.');
      return added(change, is);
    case 'view':
      return view(change, is);
    case 'routine':
      return routine(change, is);
    case 'schema':
    case 'extension':
    case 'sequence':
      return change.action === 'alter' ? is('patch', 'Its settings change.') : added(change, is);
    case 'partition':
    case 'inheritance':
      return change.action === 'create'
        ? is('minor', 'Its rows belong to the parent now.')
        : is('major', 'Rows that were seen through the parent may not be any more.', 'readers');
    case 'primary key':
    case 'unique':
    case 'exclusion':
    case 'check':
    case 'foreign key':
    case 'domain constraint':
      return constraint(change, all, is);
    case 'index':
      if (change.action === 'create' && change.to?.unique) return constraint(change, all, is);
      return is('patch', 'An index changes no answer.');
    case 'publication':
    case 'publication relation':
    case 'publication namespace':
      return publication(change, is);
    case 'privileges':
      return privileges(change, is);
    case 'policy':
    case 'trigger':
    case 'rule':
      return is('minor', `What it does on access ${change.action === 'create' ? 'is new' : 'changes'}.`);
    case 'setting':
      if ((change.to ?? change.from)?.name === 'row security' && change.action !== 'drop')
        return is('major', 'Rows are hidden from those whom no policy lets see them.', 'readers', 'writers');
      return is('patch', 'It is stored or kept differently.');
    default:
      return is('patch', 'Neither readers nor writers can tell.');
  }
}

type Say = (bump: Bump, reason: string, ...breaks: Breaks) => Reason;

function added(change: Change, is: Say): Reason {
  return change.action === 'create'
    ? is('minor', 'It is new.')
    : is('major', 'It is gone.', 'readers', 'writers');
}

function column(change: ChangeOf<'column'>, is: Say): Reason {
  const { from, to } = change;
  if (change.action === 'drop') return is('major', 'It is gone.', 'readers', 'writers');
  if (!from && to) {
    const filled = !to.notNull || to.default !== undefined || to.identity || to.generated;
    return filled
      ? is('minor', 'It is new, and rows need not say it.')
      : is('major', 'It is new and required, without a default.', 'writers');
  }
  if (!from || !to) return is('patch', 'It is written differently.');
  if (!from.generated && to.generated)
    return is('major', 'It is generated now: nobody can write it.', 'writers');
  if (from.type === to.type)
    return same(from.generated, to.generated)
      ? is('patch', 'Its values sort or are stored differently.')
      : is('minor', 'Its values are computed differently.');
  return widens(from.type, to.type)
    ? is('minor', `Its type is wider: ${to.type} after ${from.type}.`)
    : is('major', `Its type is not wider: ${to.type} after ${from.type}.`, 'readers', 'writers');
}

function identity(change: ChangeOf<'identity'>, is: Say): Reason {
  if (change.action === 'drop') return is('major', 'Nothing numbers new rows any more.', 'writers');
  if (change.from?.generation === 'by default' && change.to?.generation === 'always')
    return is('major', 'Only the database numbers rows now.', 'writers');
  if (!change.from && change.to?.generation === 'always')
    return is('major', 'Only the database numbers rows now.', 'writers');
  return is('minor', 'Rows are numbered differently.');
}

function values(change: ChangeOf<'enum'>, is: Say): Reason {
  const { from, to } = change;
  if (change.action === 'drop' || !to) return is('major', 'It is gone.', 'readers', 'writers');
  if (!from) return is('minor', 'It is new.');
  if (from.values.some((value) => !to.values.includes(value)))
    return is('major', 'A value is gone.', 'writers');
  return is(
    'minor',
    from.values.length < to.values.length ? 'A value is new.' : 'Its values have another order.',
  );
}

function view(change: ChangeOf<'view'>, is: Say): Reason {
  const { from, to } = change;
  if (!from || !to) return added(change, is);
  const has = (one: View['columns'][number]) =>
    to.columns.some((other) => other.name === one.name && other.type === one.type);
  if (!from.columns.every(has)) return is('major', 'A column is gone or of another type.', 'readers');
  if (to.columns.length > from.columns.length) return is('minor', 'A column is new.');
  return is('patch', 'The same columns by another query.');
}

function routine(change: ChangeOf<'routine'>, is: Say): Reason {
  const { from, to } = change;
  if (!from || !to) return added(change, is);
  return from.signature === to.signature && from.kind === to.kind
    ? is('patch', 'The same signature with another body.')
    : is('major', 'Its arguments or result are others.', 'readers', 'writers');
}

/** A subscriber receives what a publication publishes: it breaks when it receives less. */
function publication(
  change: ChangeOf<'publication'> | ChangeOf<'publication relation'> | ChangeOf<'publication namespace'>,
  is: Say,
): Reason {
  if (change.action === 'create' && !change.replacing) return is('minor', 'It is published.');
  if (change.action === 'drop') return is('major', 'It is no longer published.', 'readers');
  if (change.kind === 'publication' && change.from && change.to) {
    const { publish: was, allTables } = change.from;
    const { publish: now } = change.to;
    const narrows =
      (now !== undefined && (was === undefined || was.some((operation) => !now.includes(operation)))) ||
      (allTables && !change.to.allTables);
    return narrows
      ? is('major', 'Less is published than before.', 'readers')
      : is('minor', 'It is published differently.');
  }
  if (change.kind === 'publication relation' && change.from && change.to) {
    const { columns: was, where } = change.from;
    const { columns: now } = change.to;
    if (now !== undefined && (was === undefined || was.some((column) => !now.includes(column))))
      return is('major', 'Fewer columns are published.', 'readers');
    if (change.to.where !== undefined && change.to.where !== where)
      return is('major', 'Another row filter: rows that were published may not be.', 'readers');
  }
  return is('minor', 'It is published differently.');
}

function privileges(change: ChangeOf<'privileges'>, is: Say): Reason {
  const [from, to] = [change.from ?? [], change.to ?? []];
  const gone = from.some((one) => !to.some((other) => same(one, other)));
  return gone && change.action !== 'create'
    ? is('major', 'Somebody may do less than before.', 'readers', 'writers')
    : is('minor', 'Somebody may do more than before, or less than usual.');
}

/** Whatever can refuse a row. */
function constraint(change: Change, all: readonly Change[], is: Say): Reason {
  if (change.action === 'drop')
    return hasTwin(change, all)
      ? is('patch', 'Only its name changes.')
      : is('minor', 'It refuses nothing any more.');
  if (change.action === 'alter') return is('patch', 'It is checked at another time, or at last of all rows.');
  if (change.action === 'create' && !change.replacing && hasTwin(change, all))
    return is('patch', 'Only its name changes.');
  if (change.kind === 'foreign key' && change.from && change.to) {
    const { columns, references } = change.from;
    if (same(columns, change.to.columns) && same(references, change.to.references))
      return is('minor', 'It acts differently when what it refers to changes or goes.');
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
    return is('minor', 'It is about new columns only.');
  return is('major', 'It refuses rows that were allowed.', 'writers');
}

/** Whether the same constraint goes and comes under two names. */
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

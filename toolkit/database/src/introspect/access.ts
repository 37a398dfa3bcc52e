import type { Privilege } from '@trellis/model';
import { defaultPrivileges, type PrivilegeKind } from '@trellis/model/internal';
import { compareText, type RawPrivilege, type Scope } from './scope.ts';

/** What a row tells of an object's owner and access control list. */
export interface Access {
  readonly owner: string;
  /** Whether the owner is the role that looks. */
  readonly mine: boolean;
  readonly privileges: readonly RawPrivilege[] | null;
  /** Whether there is a list at all; an empty one is a list. */
  readonly granted: boolean;
}

/**
 * An access control list as the Model has it; `undefined` where it is PostgreSQL's default.
 *
 * @param scope what `ALL` means
 * @param kind what kind of object
 * @param row what the catalogs say
 * @param initial the list that the object has when nobody has touched it, where that is not the kind's own
 */
export function accessList(
  scope: Scope,
  kind: PrivilegeKind,
  row: Access,
  initial: readonly Privilege[] = defaultPrivileges(kind, row.mine ? undefined : row.owner),
): Privilege[] | undefined {
  if (!row.granted) return initial.length === 0 || isOwn(kind, row, initial) ? undefined : ownList(kind, row);
  const list = privilegeList(scope, kind, row.privileges ?? [], row);
  return sameList(list, initial) ? undefined : list;
}

/**
 * The entries of a list in the order in which they were granted: names of the owner made relative, complete
 * sets folded into `ALL`.
 *
 * @param scope what `ALL` means
 * @param kind what kind of object
 * @param raw the entries as PostgreSQL tells them
 * @param of whose the object is
 */
export function privilegeList(
  scope: Scope,
  kind: PrivilegeKind,
  raw: readonly RawPrivilege[],
  of: Pick<Access, 'owner' | 'mine'>,
): Privilege[] {
  const groups = new Map<string, { entry: Omit<Privilege, 'privilege'>; names: Set<string> }>();
  for (const { grantee, privilege, grantable, grantor } of raw) {
    const entry = {
      grantee: grantee === of.owner && of.mine ? 'CURRENT_USER' : grantee,
      ...(grantable ? { grantable } : {}),
      ...(grantor === of.owner ? {} : { grantor }),
    };
    const key = JSON.stringify(entry);
    const group = groups.get(key) ?? { entry, names: new Set() };
    groups.set(key, group);
    group.names.add(privilege);
  }
  const all = kind === 'routine' || kind === 'type' ? undefined : scope.all[kind];
  const list: Privilege[] = [];
  for (const { entry, names } of groups.values()) {
    const { grantee, ...rest } = entry;
    const privileges = all?.every((name) => names.has(name)) ? ['ALL'] : names;
    for (const privilege of privileges) list.push({ grantee, privilege, ...rest });
  }
  return list;
}

/** Whether an object that nobody has granted anything on has the list that it has at first. */
function isOwn(kind: PrivilegeKind, row: Access, initial: readonly Privilege[]): boolean {
  return sameList(ownList(kind, row), initial);
}

/** The kind's own default list, for this owner. */
function ownList(kind: PrivilegeKind, row: Access): Privilege[] {
  return [...defaultPrivileges(kind, row.mine ? undefined : row.owner)].sort((a, b) =>
    compareText(sortKey(a), sortKey(b)),
  );
}

function sameList(a: readonly Privilege[], b: readonly Privilege[]): boolean {
  const keys = new Set(a.map(sortKey));
  return a.length === b.length && b.every((entry) => keys.has(sortKey(entry)));
}

function sortKey(entry: Privilege): string {
  return [entry.grantee, entry.privilege, entry.grantor ?? '', entry.grantable ? '1' : '0'].join('\u0000');
}

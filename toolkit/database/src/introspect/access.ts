import type { Privilege } from '@trellis/model';
import { defaultPrivileges, type PrivilegeKind, same } from '@trellis/model/internal';
import { compareText, type RawPrivilege, type Scope } from './scope.ts';

/** The owner and access control list of an object in a query result. */
export interface Access {
  readonly owner: string;
  /** Whether the owner is the current role. */
  readonly mine: boolean;
  readonly privileges: readonly RawPrivilege[] | null;
  /** Whether the object has an access control list, even an empty one. */
  readonly granted: boolean;
}

/**
 * Converts an access control list to the form of the Model; `undefined` if it is the default.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param kind the kind of object
 * @param row the owner and list from the catalogs
 * @param initial the initial list of the object, if it differs from the default of its kind
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
 * Returns the entries of a list in the order in which they were granted. The owner's name becomes relative, and
 * a complete set of privileges becomes `ALL`.
 *
 * @param scope the scope, which defines `ALL` for each kind of object
 * @param kind the kind of object
 * @param raw the entries from the catalogs
 * @param of the owner of the object
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
  const all = scope.all[kind];
  const list: Privilege[] = [];
  for (const { entry, names } of groups.values()) {
    const { grantee, ...rest } = entry;
    const privileges = all?.every((name) => names.has(name)) ? ['ALL'] : names;
    for (const privilege of privileges) list.push({ grantee, privilege, ...rest });
  }
  return list;
}

/** Returns whether an object without a list has its initial list. */
function isOwn(kind: PrivilegeKind, row: Access, initial: readonly Privilege[]): boolean {
  return sameList(ownList(kind, row), initial);
}

/** Returns the default list of a kind of object for an owner. */
function ownList(kind: PrivilegeKind, row: Access): Privilege[] {
  return [...defaultPrivileges(kind, row.mine ? undefined : row.owner)].sort((a, b) =>
    compareText(sortKey(a), sortKey(b)),
  );
}

/** Whether two lists have the same entries, in any order. */
function sameList(a: readonly Privilege[], b: readonly Privilege[]): boolean {
  return a.length === b.length && b.every((entry) => a.some((other) => same(entry, other)));
}

function sortKey(entry: Privilege): string {
  return [entry.grantee, entry.privilege, entry.grantor ?? '', entry.grantable ? '1' : '0'].join('\u0000');
}

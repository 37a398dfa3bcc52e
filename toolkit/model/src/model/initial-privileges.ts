import type { Privilege } from './privilege.ts';

/** The kinds of object with an access control list. */
export type PrivilegeKind =
  | 'table'
  | 'column'
  | 'sequence'
  | 'routine'
  | 'type'
  | 'schema'
  | 'foreign data wrapper'
  | 'foreign server';

/**
 * Returns the access control list of an object before any `GRANT` or `REVOKE` (`acldefault`).
 *
 * @param kind the kind of object
 * @param owner its owner in the Model. Default: the role that runs the statements
 */
export function defaultPrivileges(kind: PrivilegeKind, owner = 'CURRENT_USER'): readonly Privilege[] {
  switch (kind) {
    case 'column':
      return [];
    case 'routine':
      return [
        { grantee: owner, privilege: 'EXECUTE' },
        { grantee: 'PUBLIC', privilege: 'EXECUTE' },
      ];
    case 'type':
      return [
        { grantee: owner, privilege: 'USAGE' },
        { grantee: 'PUBLIC', privilege: 'USAGE' },
      ];
    case 'foreign data wrapper':
    case 'foreign server':
      return [{ grantee: owner, privilege: 'USAGE' }];
    default:
      return [{ grantee: owner, privilege: 'ALL' }];
  }
}
